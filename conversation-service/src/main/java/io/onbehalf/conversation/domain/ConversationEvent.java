package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ThreadRequest.WrapupInput;
import io.onbehalf.conversation.domain.consent.AutomaticPurpose;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Encoding;
import io.onbehalf.conversation.domain.delivery.MessagePart;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happened on a thread. Past tense; names and fields equal the Avro records', which add the header.
public sealed interface ConversationEvent {

    /// A new conversation on the thread; says by which rule and which times.
    record ConversationStarted(
            OrganizationId organizationId,
            ThreadId threadId,
            ConversationId conversationId,
            Direction direction,
            QueueId queueId,
            String queueName,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String contactNumberAsTyped,
            ThreadingRule rule,
            int windowMinutes,
            @Nullable Instant lastDisconnectedAt,
            String consentId)
            implements ConversationEvent {}

    /// A disconnected conversation goes on inside the window.
    record ConversationResumed(
            ConversationId conversationId,
            Direction direction,
            QueueId queueId,
            ThreadingRule rule,
            int windowMinutes,
            @Nullable Instant lastDisconnectedAt)
            implements ConversationEvent {}

    /// A compose was refused; the thread is unchanged.
    record ComposeRefused(
            @Nullable ConversationId conversationId,
            UserId userId,
            QueueId queueId,
            Refusal refusal,
            ThreadingRule rule,
            int windowMinutes,
            @Nullable Instant lastDisconnectedAt)
            implements ConversationEvent {}

    /// A stint began.
    record ParticipantConnected(
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            Purpose purpose,
            ParticipantState state,
            @Nullable UserId userId,
            @Nullable String userName,
            @Nullable QueueId queueId,
            @Nullable String queueName,
            WrapupPrompt wrapupPrompt,
            @Nullable Long wrapupTimeoutMs)
            implements ConversationEvent {}

    /// A stint ended.
    record ParticipantDisconnected(
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            Purpose purpose,
            @Nullable UserId userId,
            @Nullable QueueId queueId,
            DisconnectType disconnectType,
            @Nullable UserId disconnectedBy,
            WrapupPrompt wrapupPrompt,
            @Nullable Long wrapupTimeoutMs)
            implements ConversationEvent {}

    /// The conversation is over; its threading window runs from now. Cancelled: no message was ever in it.
    record ConversationDisconnected(Instant occurredAt, ConversationId conversationId, boolean cancelled)
            implements ConversationEvent {}

    /// A disconnect was refused; nothing changed.
    record DisconnectRefused(
            @Nullable ConversationId conversationId,
            @Nullable ParticipantId participantId,
            UserId userId,
            Refusal refusal)
            implements ConversationEvent {}

    /// A text was accepted for sending and waits for the carrier.
    record MessageQueued(
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            MessageId messageId,
            UserId userId,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String text,
            int segmentCount,
            Encoding encoding)
            implements ConversationEvent {}

    /// A text was refused; nothing was sent.
    record MessageRefused(
            @Nullable ConversationId conversationId,
            CommunicationId communicationId,
            UserId userId,
            Refusal refusal)
            implements ConversationEvent {}

    /// The system answered a keyword; its text waits for the carrier.
    record AutomaticMessageQueued(
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            MessageId messageId,
            AutomaticPurpose purpose,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String text,
            int segmentCount,
            Encoding encoding)
            implements ConversationEvent {}

    /// A message, or one of its SMS, got further.
    record MessageStatusChanged(
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            MessageId messageId,
            MessageStatus status,
            @Nullable CarrierError error,
            List<MessagePart> parts,
            @Nullable Instant receiptDueAt)
            implements ConversationEvent {

        public MessageStatusChanged {
            parts = List.copyOf(parts);
        }
    }

    /// A receipt came that no message claims yet; it is kept until one does.
    ///
    /// @param newestMessageId of the thread when it came: it is about no later one
    record DeliveryReceiptHeld(
            String smscMessageId,
            @Nullable Integer reference,
            ReceiptState state,
            String rawState,
            @Nullable String receiptError,
            String consentId,
            ConsentScope consentScope,
            boolean optedOut,
            @Nullable MessageId newestMessageId)
            implements ConversationEvent {

        /// Whether both say the same of the same SMS.
        public boolean repeats(DeliveryReceiptHeld other) {
            return smscMessageId.equals(other.smscMessageId)
                    && Objects.equals(reference, other.reference)
                    && state == other.state
                    && rawState.equals(other.rawState)
                    && Objects.equals(receiptError, other.receiptError);
        }
    }

    /// A contact's text joined the conversation.
    ///
    /// @param keywordsVersion of the list of words that flagged it as a possible opt-out
    record InboundMessageReceived(
            Instant occurredAt,
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            MessageId messageId,
            String text,
            String carrierMessageId,
            String session,
            int sequenceNumber,
            @Nullable Integer partsReference,
            int missingParts,
            boolean possibleOptOut,
            @Nullable String keywordsVersion)
            implements ConversationEvent {}

    /// A part of a contact's longer text arrived; the others are waited for.
    record InboundPartReceived(
            OrganizationId organizationId,
            Instant occurredAt,
            ThreadId threadId,
            String carrierMessageId,
            String session,
            int sequenceNumber,
            InboundPart part,
            Instant partsDueAt,
            QueueId queueId,
            String queueName,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String contactNumberAsTyped,
            int windowMinutes,
            String consentId)
            implements ConversationEvent {}

    /// A contact wants no more messages.
    record ContactOptedOut(
            Instant occurredAt,
            ConversationId conversationId,
            String consentId,
            ConsentScope scope,
            ConsentSource source,
            @Nullable ConsentKeyword keyword,
            @Nullable CarrierError error)
            implements ConversationEvent {}

    /// A contact who had opted out wants messages again.
    record ContactOptedIn(
            Instant occurredAt,
            ConversationId conversationId,
            String consentId,
            ConsentScope scope,
            ConsentSource source,
            @Nullable ConsentKeyword keyword,
            @Nullable CarrierError error)
            implements ConversationEvent {}

    /// A contact's word to another of the organization's numbers counts for this thread from now.
    record ContactConsentApplied(String consentId, boolean optedOut, Instant changedAt)
            implements ConversationEvent {}

    /// A wrap-up given by way of the participant, for wrapup-service to decide.
    record WrapupForwarded(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            boolean mayWrapUpForOthers,
            WrapupInput wrapup)
            implements ConversationEvent {}

    /// A wrap-up given by way of the participant was refused; nothing changed.
    record ParticipantWrapupRefused(
            @Nullable ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            Refusal refusal)
            implements ConversationEvent {}

    /// A stint's wrap-up is done and shown on the participant.
    record ParticipantWrappedUp(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            @Nullable String code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds)
            implements ConversationEvent {}

    /// The stint is disconnected and wrapped up: it leaves the agent's list.
    record InteractionDeallocated(ConversationId conversationId, ParticipantId participantId, UserId userId)
            implements ConversationEvent {}
}
