package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.Optional;

/// The answer to a request: a refusal, or what the request led to.
///
/// @param refusal empty when the request was accepted
/// @param conversationId the conversation that the request was about
/// @param queued the message that was requested to be sent
/// @param smsMinutes the threading timeline after the request
/// @param erasureId the erasure of a contact that is under way
public record ConversationReply(
        Optional<Refusal> refusal,
        Optional<ConversationId> conversationId,
        Optional<QueuedMessage> queued,
        Optional<Integer> smsMinutes,
        Optional<String> erasureId) {

    /// A message that was accepted for sending.
    ///
    /// @param contactNumber empty in a reply that is stored, and where the contact was erased since
    /// @param communicationId the session of the participant that wrote it; empty in a reply that was stored
    ///   before there was this field
    public record QueuedMessage(
            MessageId messageId,
            ParticipantId participantId,
            OutboundNumber outboundNumber,
            Optional<ContactNumber> contactNumber,
            Optional<CommunicationId> communicationId) {

        public QueuedMessage(
                MessageId messageId,
                ParticipantRef author,
                OutboundNumber outboundNumber,
                ContactNumber contactNumber) {
            this(
                    messageId,
                    author.participantId(),
                    outboundNumber,
                    Optional.of(contactNumber),
                    Optional.of(author.communicationId()));
        }

        private QueuedMessage to(Optional<ContactNumber> contact) {
            return new QueuedMessage(messageId, participantId, outboundNumber, contact, communicationId);
        }
    }

    /// True if a repeat of the request gets the same reply; a refusal for now is decided again.
    public boolean repeatable() {
        return refusal.filter(given -> ConversationRefusals.FOR_NOW.contains(given.code())).isEmpty();
    }

    /// The reply as it is stored: without the contact's number.
    public ConversationReply withoutContact() {
        return to(Optional.empty());
    }

    /// The same reply with the contact's number, as far as it says where a message goes.
    public ConversationReply to(Optional<ContactNumber> contact) {
        return new ConversationReply(
                refusal, conversationId, queued.map(message -> message.to(contact)), smsMinutes, erasureId);
    }

    public static ConversationReply refused(Refusal refusal) {
        return new ConversationReply(
                Optional.of(refusal), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static ConversationReply done(ConversationId conversationId) {
        return accepted(Optional.of(conversationId), Optional.empty());
    }

    public static ConversationReply queued(ConversationId conversationId, QueuedMessage message) {
        return accepted(Optional.of(conversationId), Optional.of(message));
    }

    public static ConversationReply timeline(int smsMinutes) {
        return new ConversationReply(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(smsMinutes),
                Optional.empty());
    }

    public static ConversationReply erasing(String erasureId) {
        return new ConversationReply(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(erasureId));
    }

    private static ConversationReply accepted(
            Optional<ConversationId> conversationId, Optional<QueuedMessage> message) {
        return new ConversationReply(
                Optional.empty(), conversationId, message, Optional.empty(), Optional.empty());
    }
}
