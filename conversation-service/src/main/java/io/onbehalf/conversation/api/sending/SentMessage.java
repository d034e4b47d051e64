package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ConversationReply.QueuedMessage;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.web.ApiException;
import java.time.Instant;
import java.util.Optional;

/// The answer to a request that sent a text, with its time: that of the first request, where this one repeats
/// it.
public record SentMessage(ConversationReply reply, Instant answeredAt) {

    public ConversationId conversationId() {
        return reply.conversationId().orElseThrow();
    }

    public QueuedMessage queued() {
        return reply.queued().orElseThrow();
    }

    /// The message in the public API's shape.
    ///
    /// @param author empty for a text without an agent
    MessageData body(OutboundText content, Optional<AgentRef> author) {
        return body(content, queued().communicationId().orElseThrow(), author);
    }

    /// The same where the caller named the communication.
    public MessageData body(
            OutboundText content, CommunicationId communicationId, Optional<AgentRef> author) {
        QueuedMessage queued = queued();
        MessageView message =
                MessageView.outbound(
                        new ParticipantRef(conversationId(), queued.participantId(), communicationId),
                        Optional.empty(),
                        content.text(),
                        author.map(AgentRef::userId),
                        MessageView.queued(
                                queued.messageId(),
                                queued.participantId(),
                                content.segmentCount(),
                                answeredAt));
        // The repeat of a request of whose conversation nothing is kept any more.
        ContactNumber contact =
                queued.contactNumber().orElseThrow(() -> ApiException.notFound("conversation"));
        return MessageData.of(message, queued.outboundNumber(), contact, author);
    }
}
