package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.delivery.Encoding;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
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
import org.jspecify.annotations.Nullable;

/// What somebody asks of a thread. Time and every fact that is not the thread's own come in with it.
public sealed interface ThreadRequest {

    /// The organization it is asked in: another organization's thread is unknown.
    OrganizationId organizationId();

    /// An agent asks to write to a contact on behalf of a queue; nothing is sent by it.
    record ComposeRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ThreadId threadId,
            QueueId queueId,
            String queueName,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String contactNumberAsTyped,
            String userName,
            boolean useExistingConversation,
            int windowMinutes,
            WrapupPrompt wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            String consentId,
            @Nullable ConsentFact consent)
            implements ThreadRequest {}

    /// The connected agent asks to send a text.
    record MessageRequested(
            OrganizationId organizationId,
            UserId requestedBy,
            ThreadId threadId,
            ConversationId conversationId,
            CommunicationId communicationId,
            String text,
            int segmentCount,
            Encoding encoding,
            List<CallerQueue> callerQueues)
            implements ThreadRequest {}

    /// Somebody asks to end an agent's stint, or (without a participant) the whole conversation.
    record DisconnectRequested(
            OrganizationId organizationId,
            Instant requestedAt,
            UserId requestedBy,
            ThreadId threadId,
            ConversationId conversationId,
            @Nullable ParticipantId participantId,
            boolean mayDisconnectOthers,
            boolean mayWrapUpForOthers,
            @Nullable WrapupInput wrapup,
            List<QueueId> queuesWithoutCode,
            @Nullable List<QueueId> queuesWithCode)
            implements ThreadRequest {}

    /// Somebody wraps up a stint by way of the participant.
    ///
    /// @param queuesWithoutCode the only queues of the organization that do not offer the code
    /// @param queuesWithCode the only queues that do; null where all do but those above
    record ParticipantWrapupRequested(
            OrganizationId organizationId,
            UserId requestedBy,
            ThreadId threadId,
            ConversationId conversationId,
            ParticipantId participantId,
            boolean mayWrapUpForOthers,
            WrapupInput wrapup,
            List<QueueId> queuesWithoutCode,
            @Nullable List<QueueId> queuesWithCode)
            implements ThreadRequest {

        /// Whether a queue offers the wrap-up's code.
        public boolean isOfferedBy(QueueId queue) {
            return queuesWithCode == null
                    ? !queuesWithoutCode.contains(queue)
                    : queuesWithCode.contains(queue);
        }
    }

    /// The mobile network brought an SMS from a contact: a whole text, or a part of one.
    ///
    /// @param messageId the carrier's identity of it: a repeat has the same
    /// @param queueId empty where no queue owns the number that it was sent to
    /// @param session the bind that brought it, with its sequence number there
    /// @param boundAt since when that bind is up; null in what was recorded before it was kept
    /// @param firstCameAt when it was first delivered, which may be long before it was recorded; null in what
    ///   was recorded before it was kept
    /// @param partsDueAt until when the other parts are waited for; there whenever a part is
    /// @param keyword the keyword that the text is
    /// @param automaticText what the system answers to the keyword
    /// @param consent what was known of their consent; null where they never said anything
    record InboundSmsReceived(
            OrganizationId organizationId,
            Instant requestedAt,
            ThreadId threadId,
            String messageId,
            QueueId queueId,
            String queueName,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String contactNumberAsTyped,
            String text,
            int windowMinutes,
            String session,
            int sequenceNumber,
            @Nullable Instant boundAt,
            @Nullable Instant firstCameAt,
            @Nullable InboundPart part,
            @Nullable Instant partsDueAt,
            @Nullable ConsentKeyword keyword,
            @Nullable String automaticText,
            String consentId,
            ConsentScope consentScope,
            @Nullable ConsentFact consent)
            implements ThreadRequest {

        public boolean hasQueue() {
            return !queueId.value().isEmpty();
        }

        /// A text whose parts came as far as they will.
        public InboundSmsReceived whole(String joined) {
            return new InboundSmsReceived(
                    organizationId,
                    requestedAt,
                    threadId,
                    messageId,
                    queueId,
                    queueName,
                    outboundNumber,
                    contactNumber,
                    contactNumberAsTyped,
                    joined,
                    windowMinutes,
                    session,
                    sequenceNumber,
                    boundAt,
                    firstCameAt,
                    null,
                    null,
                    null,
                    null,
                    consentId,
                    consentScope,
                    consent);
        }
    }

    /// The carrier link tells what came of submitting a message's SMS.
    ///
    /// @param receiptDueAt until when receipts are waited for; null where none will come
    /// @param optedOut whether it was refused because the contact has opted out
    record SmsSubmitSettled(
            OrganizationId organizationId,
            Instant requestedAt,
            ConversationId conversationId,
            MessageId messageId,
            List<PartOutcome> outcomes,
            @Nullable Instant receiptDueAt,
            String consentId,
            ConsentScope consentScope,
            boolean optedOut)
            implements ThreadRequest {

        public SmsSubmitSettled {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// The mobile network says what became of an SMS.
    ///
    /// @param reference our own, where the message centre gives it back
    /// @param rawState the message centre's word for the state
    /// @param receiptError its `err`; null where there is none
    record DeliveryReceiptReceived(
            OrganizationId organizationId,
            Instant requestedAt,
            ThreadId threadId,
            String smscMessageId,
            @Nullable Integer reference,
            ReceiptState state,
            String rawState,
            @Nullable String receiptError,
            String consentId,
            ConsentScope consentScope,
            boolean optedOut)
            implements ThreadRequest {}

    /// The contact's word to another of the organization's numbers counts here too.
    record ContactConsentChanged(
            OrganizationId organizationId,
            ThreadId threadId,
            String consentId,
            boolean optedOut,
            Instant changedAt)
            implements ThreadRequest {}

    /// A moment came that the thread was waiting for.
    record ThreadTimerExpired(OrganizationId organizationId, Instant requestedAt, ThreadId threadId)
            implements ThreadRequest {}

    /// wrapup-service has completed a stint's wrap-up.
    record WrapupCompleted(
            OrganizationId organizationId,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            @Nullable String code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds)
            implements ThreadRequest {}

    /// wrapup-service has refused a wrap-up: one that was passed on, or one that was given there.
    record WrapupRefused(
            OrganizationId organizationId,
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            Refusal refusal,
            boolean forwarded)
            implements ThreadRequest {}

    /// A queue that the caller is a member of, with its number, at the time of the request.
    record CallerQueue(QueueId queueId, @Nullable OutboundNumber outboundNumber) {}

    /// What an agent says in wrap-up.
    record WrapupInput(@Nullable String code, @Nullable String notes) {}
}
