package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A participant as it is shown.
///
/// @param end null while the participant is connected
/// @param wrapup null until it is completed
/// @param deallocated whether it has left the agent's list
/// @param messages the last ones, oldest first
/// @param possibleOptOut whether one of its messages was flagged
public record ParticipantSnapshot(
        ParticipantFacts facts,
        ParticipantState state,
        @Nullable ParticipantEnd end,
        @Nullable ParticipantWrapup wrapup,
        boolean deallocated,
        List<MessageSummary> messages,
        boolean possibleOptOut) {

    private static final int MESSAGES_SHOWN = 100;

    public ParticipantSnapshot {
        messages =
                List.copyOf(messages.subList(Math.max(0, messages.size() - MESSAGES_SHOWN), messages.size()));
    }

    ParticipantSnapshot(ParticipantFacts facts, ParticipantState state) {
        this(facts, state, null, null, false, List.of(), false);
    }

    public ParticipantId participantId() {
        return facts.participantId();
    }

    public Purpose purpose() {
        return facts.purpose();
    }

    public @Nullable UserId userId() {
        return facts.userId();
    }

    public @Nullable QueueId queueId() {
        return facts.queueId();
    }

    public @Nullable Instant disconnectedAt() {
        return end == null ? null : end.disconnectedAt();
    }

    public @Nullable DisconnectType disconnectType() {
        return end == null ? null : end.disconnectType();
    }

    /// Whether this is an agent's interaction that is still in that agent's list.
    public boolean listed() {
        return purpose() == Purpose.AGENT && !deallocated;
    }

    ParticipantSnapshot with(ParticipantEnd disconnect) {
        return new ParticipantSnapshot(
                facts,
                ParticipantState.DISCONNECTED,
                disconnect,
                wrapup,
                deallocated,
                messages,
                possibleOptOut);
    }

    ParticipantSnapshot with(ParticipantWrapup completed) {
        return new ParticipantSnapshot(facts, state, end, completed, deallocated, messages, possibleOptOut);
    }

    ParticipantSnapshot withoutAllocation() {
        return new ParticipantSnapshot(facts, state, end, wrapup, true, messages, possibleOptOut);
    }

    ParticipantSnapshot plus(MessageSummary message) {
        return with(Stream.concat(messages.stream(), Stream.of(message)).toList());
    }

    ParticipantSnapshot flagged(boolean hinted) {
        return new ParticipantSnapshot(
                facts, state, end, wrapup, deallocated, messages, possibleOptOut || hinted);
    }

    ParticipantSnapshot with(MessageStatusChanged event) {
        return with(
                messages.stream()
                        .map(each -> each.messageId().equals(event.messageId()) ? each.with(event) : each)
                        .toList());
    }

    private ParticipantSnapshot with(List<MessageSummary> all) {
        return new ParticipantSnapshot(facts, state, end, wrapup, deallocated, all, possibleOptOut);
    }
}
