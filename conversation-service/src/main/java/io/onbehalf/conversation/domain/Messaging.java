package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.consent.AutomaticPurpose;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.MessagePart;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.inbound.JoinedParts;
import io.onbehalf.conversation.domain.inbound.PduId;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message joins a conversation, or gets further.
public sealed interface Messaging extends ConversationChanged {

    /// The participant that the message is listed on.
    ParticipantRef participant();

    MessageId messageId();

    @Override
    default ConversationId conversationId() {
        return participant().conversationId();
    }

    /// A message waits for the carrier.
    sealed interface Queued extends Messaging {

        Instant occurredAt();

        OutboundNumber outboundNumber();

        ContactNumber contactNumber();

        OutboundText content();
    }

    /// An agent's text was accepted for sending and waits for the carrier.
    ///
    /// @param queue on whose behalf the agent writes
    /// @param quietHoursOverridden it was quiet hours, and the agent had it sent all the same
    record MessageQueued(
            Instant occurredAt,
            ParticipantRef participant,
            MessageId messageId,
            UserId userId,
            QueueRef queue,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            OutboundText content,
            boolean quietHoursOverridden)
            implements Queued {}

    /// A text that was sent without an agent was accepted and waits for the carrier.
    ///
    /// @param userId who sent it
    /// @param queue on whose behalf it is sent
    /// @param quietHoursOverridden it was quiet hours, and the user had it sent all the same
    record AgentlessMessageQueued(
            Instant occurredAt,
            ParticipantRef participant,
            MessageId messageId,
            UserId userId,
            QueueRef queue,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            OutboundText content,
            boolean quietHoursOverridden)
            implements Queued {}

    /// The system answered a keyword; its text waits for the carrier.
    ///
    /// @param queue that holds the conversation; none if no queue owns the number
    record AutomaticMessageQueued(
            Instant occurredAt,
            ParticipantRef participant,
            MessageId messageId,
            AutomaticPurpose purpose,
            QueueRef queue,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            OutboundText content)
            implements Queued {}

    /// An outbound message, or one of its SMS, got further.
    ///
    /// @param receiptDueAt until when receipts are waited for; empty while none is expected
    record MessageStatusChanged(
            ParticipantRef participant,
            MessageId messageId,
            MessageStatus status,
            Optional<CarrierError> error,
            List<MessagePart> parts,
            Optional<Instant> receiptDueAt)
            implements Messaging {

        public MessageStatusChanged {
            parts = List.copyOf(parts);
        }
    }

    /// A contact's text joined the conversation.
    ///
    /// @param queue that holds the conversation: its agent's, or the one that it waits in
    /// @param carrierMessageId the identity of the content of its (first) SMS
    record InboundMessageReceived(
            Instant occurredAt,
            ParticipantRef participant,
            MessageId messageId,
            QueueRef queue,
            String text,
            String carrierMessageId,
            PduId pdu,
            JoinedParts joined,
            OptOutHint hint)
            implements Messaging {}
}
