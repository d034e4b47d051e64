package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.ComposeRefused;
import io.onbehalf.conversation.domain.ConversationEvent.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedIn;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.DeliveryReceiptHeld;
import io.onbehalf.conversation.domain.ConversationEvent.DisconnectRefused;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageRefused;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.ConversationSnapshot.MessageSummary;
import io.onbehalf.conversation.domain.ConversationSnapshot.ParticipantSnapshot;
import io.onbehalf.conversation.domain.ConversationSnapshot.ParticipantWrapup;
import io.onbehalf.conversation.domain.Ids.ConversationId;
import io.onbehalf.conversation.domain.Ids.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the snapshot of a conversation from its events, one by one.
public final class SnapshotProjection {

    private SnapshotProjection() {}

    /// The conversation whose snapshot an event changes; empty for refusals and for what others decide.
    public static Optional<ConversationId> changedBy(ConversationEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ConversationStarted started -> started.conversationId();
                    case ConversationResumed resumed -> resumed.conversationId();
                    case ParticipantConnected connected -> connected.conversationId();
                    case ParticipantDisconnected left -> left.conversationId();
                    case ConversationDisconnected over -> over.conversationId();
                    case MessageQueued message -> message.conversationId();
                    case InboundMessageReceived message -> message.conversationId();
                    case AutomaticMessageQueued message -> message.conversationId();
                    case MessageStatusChanged message -> message.conversationId();
                    case ParticipantWrappedUp wrapped -> wrapped.conversationId();
                    case InteractionDeallocated gone -> gone.conversationId();
                    case ComposeRefused _,
                            DisconnectRefused _,
                            MessageRefused _,
                            WrapupForwarded _,
                            ParticipantWrapupRefused _,
                            DeliveryReceiptHeld _,
                            InboundPartReceived _,
                            ContactOptedOut _,
                            ContactOptedIn _,
                            ContactConsentApplied _ ->
                            null;
                });
    }

    /// The snapshot after an event; null before it began.
    ///
    /// @param sequence the event's number on its thread
    public static @Nullable ConversationSnapshot evolve(
            @Nullable ConversationSnapshot before, ConversationEvent event, long sequence, Instant at) {
        if (event instanceof ConversationStarted started) {
            return begun(started, sequence, at);
        }
        return before == null ? null : changed(before, event, sequence, at);
    }

    private static ConversationSnapshot begun(ConversationStarted started, long sequence, Instant at) {
        return new ConversationSnapshot(
                started.organizationId(),
                started.threadId(),
                started.conversationId(),
                sequence,
                started.direction(),
                started.outboundNumber(),
                started.contactNumber(),
                at,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static ConversationSnapshot changed(
            ConversationSnapshot before, ConversationEvent event, long sequence, Instant at) {
        List<ParticipantSnapshot> same = before.participants();
        return switch (event) {
            case ConversationResumed _ -> with(before, sequence, null, same);
            case ConversationDisconnected _ -> with(before, sequence, at, same);
            case ParticipantConnected connected ->
                    with(before, sequence, before.endedAt(), plus(same, joined(before, connected, at)));
            case ParticipantDisconnected left ->
                    on(before, sequence, left.participantId(), each -> left(each, left, at));
            case MessageQueued queued ->
                    on(
                            before,
                            sequence,
                            queued.participantId(),
                            each ->
                                    listing(
                                            each,
                                            MessageSummary.queued(
                                                    queued.messageId(), queued.segmentCount(), at)));
            case AutomaticMessageQueued queued ->
                    on(
                            before,
                            sequence,
                            queued.participantId(),
                            each ->
                                    listing(
                                            each,
                                            MessageSummary.queued(
                                                    queued.messageId(), queued.segmentCount(), at)));
            case MessageStatusChanged changed ->
                    on(before, sequence, changed.participantId(), each -> further(each, changed));
            case InboundMessageReceived received ->
                    on(
                            before,
                            sequence,
                            received.participantId(),
                            each -> flagged(listing(each, inbound(received, at)), received.possibleOptOut()));
            case ParticipantWrappedUp wrapped ->
                    on(before, sequence, wrapped.participantId(), each -> wrapped(each, wrapped, at));
            case InteractionDeallocated gone ->
                    on(before, sequence, gone.participantId(), each -> edit(each, each.wrapup(), true));
            case ConversationStarted _,
                    ComposeRefused _,
                    DisconnectRefused _,
                    MessageRefused _,
                    WrapupForwarded _,
                    ParticipantWrapupRefused _,
                    DeliveryReceiptHeld _,
                    InboundPartReceived _,
                    ContactOptedOut _,
                    ContactOptedIn _,
                    ContactConsentApplied _ ->
                    before;
        };
    }

    private static ConversationSnapshot with(
            ConversationSnapshot before,
            long sequence,
            @Nullable Instant endedAt,
            List<ParticipantSnapshot> participants) {
        return new ConversationSnapshot(
                before.organizationId(),
                before.threadId(),
                before.conversationId(),
                sequence,
                before.direction(),
                before.outboundNumber(),
                before.contactNumber(),
                before.startedAt(),
                endedAt,
                participants,
                before.agents(),
                before.queues());
    }

    private static ConversationSnapshot on(
            ConversationSnapshot before,
            long sequence,
            ParticipantId participantId,
            UnaryOperator<ParticipantSnapshot> change) {
        List<ParticipantSnapshot> participants =
                before.participants().stream()
                        .map(each -> each.participantId().equals(participantId) ? change.apply(each) : each)
                        .toList();
        return with(before, sequence, before.endedAt(), participants);
    }

    private static ParticipantSnapshot joined(
            ConversationSnapshot before, ParticipantConnected connected, Instant at) {
        return new ParticipantSnapshot(
                connected.participantId(),
                connected.communicationId(),
                connected.purpose(),
                connected.state(),
                before.direction(),
                connected.userId(),
                connected.userName(),
                connected.queueId(),
                connected.queueName(),
                at,
                null,
                null,
                connected.wrapupPrompt(),
                connected.wrapupTimeoutMs(),
                null,
                false,
                List.of(),
                false);
    }

    private static ParticipantSnapshot left(
            ParticipantSnapshot before, ParticipantDisconnected left, Instant at) {
        return new ParticipantSnapshot(
                before.participantId(),
                before.communicationId(),
                before.purpose(),
                ParticipantState.DISCONNECTED,
                before.direction(),
                before.userId(),
                before.userName(),
                before.queueId(),
                before.queueName(),
                before.connectedAt(),
                at,
                left.disconnectType(),
                before.wrapupPrompt(),
                before.wrapupTimeoutMs(),
                before.wrapup(),
                before.deallocated(),
                before.messages(),
                before.possibleOptOut());
    }

    private static ParticipantSnapshot wrapped(
            ParticipantSnapshot before, ParticipantWrappedUp wrapped, Instant at) {
        ParticipantWrapup wrapup =
                new ParticipantWrapup(
                        wrapped.code(), wrapped.codeName(), wrapped.notes(), wrapped.durationSeconds(), at);
        return edit(before, wrapup, before.deallocated());
    }

    private static ParticipantSnapshot edit(
            ParticipantSnapshot before, @Nullable ParticipantWrapup wrapup, boolean deallocated) {
        return edit(before, wrapup, deallocated, before.messages());
    }

    private static ParticipantSnapshot listing(ParticipantSnapshot before, MessageSummary message) {
        return edit(before, before.wrapup(), before.deallocated(), plus(before.messages(), message));
    }

    private static ParticipantSnapshot edit(
            ParticipantSnapshot before,
            @Nullable ParticipantWrapup wrapup,
            boolean deallocated,
            List<MessageSummary> messages) {
        return edit(before, wrapup, deallocated, messages, before.possibleOptOut());
    }

    private static ParticipantSnapshot edit(
            ParticipantSnapshot before,
            @Nullable ParticipantWrapup wrapup,
            boolean deallocated,
            List<MessageSummary> messages,
            boolean possibleOptOut) {
        return new ParticipantSnapshot(
                before.participantId(),
                before.communicationId(),
                before.purpose(),
                before.state(),
                before.direction(),
                before.userId(),
                before.userName(),
                before.queueId(),
                before.queueName(),
                before.connectedAt(),
                before.disconnectedAt(),
                before.disconnectType(),
                before.wrapupPrompt(),
                before.wrapupTimeoutMs(),
                wrapup,
                deallocated,
                messages,
                possibleOptOut);
    }

    private static ParticipantSnapshot further(ParticipantSnapshot before, MessageStatusChanged changed) {
        return edit(
                before,
                before.wrapup(),
                before.deallocated(),
                before.messages().stream()
                        .map(each ->
                                each.messageId().equals(changed.messageId()) ? each.after(changed) : each)
                        .toList());
    }

    private static ParticipantSnapshot flagged(ParticipantSnapshot before, boolean possibleOptOut) {
        return possibleOptOut
                ? edit(before, before.wrapup(), before.deallocated(), before.messages(), true)
                : before;
    }

    private static MessageSummary inbound(InboundMessageReceived received, Instant at) {
        return new MessageSummary(
                received.messageId(),
                MessageStatus.RECEIVED,
                SmsText.of(received.text()).segmentCount(),
                at,
                null,
                null);
    }

    private static <T> List<T> plus(List<T> items, T item) {
        return Stream.concat(items.stream(), Stream.of(item)).toList();
    }
}
