package io.onbehalf.conversation.domain.view;

import static io.onbehalf.conversation.domain.view.ParticipantProjection.deallocated;
import static io.onbehalf.conversation.domain.view.ParticipantProjection.further;
import static io.onbehalf.conversation.domain.view.ParticipantProjection.left;
import static io.onbehalf.conversation.domain.view.ParticipantProjection.queued;
import static io.onbehalf.conversation.domain.view.ParticipantProjection.received;
import static io.onbehalf.conversation.domain.view.ParticipantProjection.wrappedUp;

import io.onbehalf.conversation.domain.ConversationEvent;
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
import io.onbehalf.conversation.domain.view.ConversationSnapshot.ParticipantSnapshot;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the snapshot of a conversation from its events, one by one; [ParticipantProjection] does so for each
/// participant.
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
        return switch (event) {
            case ConversationResumed _ -> with(before, sequence, null, before.participants());
            case ConversationDisconnected _ -> with(before, sequence, at, before.participants());
            case ParticipantConnected connected -> joined(before, sequence, connected, at);
            case ParticipantDisconnected left -> on(before, sequence, left.participantId(), left(left, at));
            case ParticipantWrappedUp done -> on(before, sequence, done.participantId(), wrappedUp(done, at));
            case InteractionDeallocated gone -> on(before, sequence, gone.participantId(), deallocated());
            case MessageQueued queued -> on(before, sequence, queued.participantId(), queued(queued, at));
            case AutomaticMessageQueued queued ->
                    on(before, sequence, queued.participantId(), queued(queued, at));
            case MessageStatusChanged changed ->
                    on(before, sequence, changed.participantId(), further(changed));
            case InboundMessageReceived received ->
                    on(before, sequence, received.participantId(), received(received, at));
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

    private static ConversationSnapshot joined(
            ConversationSnapshot before, long sequence, ParticipantConnected connected, Instant at) {
        ParticipantSnapshot participant = ParticipantProjection.joined(connected, before.direction(), at);
        return with(
                before,
                sequence,
                before.endedAt(),
                Stream.concat(before.participants().stream(), Stream.of(participant)).toList());
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
}
