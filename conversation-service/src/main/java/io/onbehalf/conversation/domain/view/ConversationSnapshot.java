package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conversation as the API shows it, without message text; [SnapshotProjection] makes it from the events.
///
/// @param sequence the thread's last event that is in it
/// @param period since when it lasts, and when it was last disconnected
/// @param participants oldest first; see [#PARTICIPANTS_SHOWN]
public record ConversationSnapshot(
        ThreadRef thread,
        ConversationId conversationId,
        long sequence,
        Direction direction,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        Period period,
        List<ParticipantSnapshot> participants,
        Audience audience) {

    /// A snapshot must stay a record that Kafka takes, however long the conversation goes on: it shows its
    /// last participants, each with its last messages. Nothing is lost: messages have rows of their own, and
    /// the events have everything.
    private static final int PARTICIPANTS_SHOWN = 40;

    private static final int LISTED_SHOWN = 400;

    public ConversationSnapshot {
        participants = shown(participants);
    }

    /// Since when a conversation lasts.
    ///
    /// @param endedAt when it was last disconnected; null while it is open
    public record Period(Instant startedAt, @Nullable Instant endedAt) {

        Period(Instant startedAt) {
            this(startedAt, null);
        }

        Period reopened() {
            return new Period(startedAt);
        }

        Period endedAt(Instant at) {
            return new Period(startedAt, at);
        }
    }

    /// A participant that is still in an agent's list stays longer than the others.
    private static List<ParticipantSnapshot> shown(List<ParticipantSnapshot> all) {
        int older = Math.max(0, all.size() - PARTICIPANTS_SHOWN);
        List<ParticipantSnapshot> kept =
                IntStream.range(0, all.size())
                        .filter(i -> i >= older || all.get(i).listed())
                        .mapToObj(all::get)
                        .toList();
        return List.copyOf(kept.subList(Math.max(0, kept.size() - LISTED_SHOWN), kept.size()));
    }

    public OrganizationId organizationId() {
        return thread.organizationId();
    }

    public Instant startedAt() {
        return period.startedAt();
    }

    public @Nullable Instant endedAt() {
        return period.endedAt();
    }

    public List<UserId> agents() {
        return audience.agents();
    }

    public List<QueueId> queues() {
        return audience.queues();
    }

    ConversationSnapshot at(long number) {
        return with(number, period, participants, audience);
    }

    ConversationSnapshot with(Period changed) {
        return with(sequence, changed, participants, audience);
    }

    ConversationSnapshot plus(ParticipantSnapshot participant) {
        return with(
                sequence,
                period,
                Stream.concat(participants.stream(), Stream.of(participant)).toList(),
                audience.with(participant));
    }

    ConversationSnapshot with(ParticipantId participantId, UnaryOperator<ParticipantSnapshot> change) {
        return with(
                sequence,
                period,
                participants.stream()
                        .map(each -> each.participantId().equals(participantId) ? change.apply(each) : each)
                        .toList(),
                audience);
    }

    private ConversationSnapshot with(
            long number, Period lasting, List<ParticipantSnapshot> changed, Audience concerned) {
        return new ConversationSnapshot(
                thread,
                conversationId,
                number,
                direction,
                outboundNumber,
                contactNumber,
                lasting,
                changed,
                concerned);
    }
}
