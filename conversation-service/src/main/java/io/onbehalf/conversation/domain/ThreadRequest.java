package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.Ids.CommunicationId;
import io.onbehalf.conversation.domain.Ids.ContactNumber;
import io.onbehalf.conversation.domain.Ids.ConversationId;
import io.onbehalf.conversation.domain.Ids.OrganizationId;
import io.onbehalf.conversation.domain.Ids.OutboundNumber;
import io.onbehalf.conversation.domain.Ids.ParticipantId;
import io.onbehalf.conversation.domain.Ids.QueueId;
import io.onbehalf.conversation.domain.Ids.ThreadId;
import io.onbehalf.conversation.domain.Ids.UserId;
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
            @Nullable Long wrapupTimeoutMs)
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
            List<QueueId> queuesWithoutCode)
            implements ThreadRequest {}

    /// Somebody wraps up a stint by way of the participant.
    ///
    /// @param queuesWithoutCode which of the caller's queues do not offer the code
    record ParticipantWrapupRequested(
            OrganizationId organizationId,
            UserId requestedBy,
            ThreadId threadId,
            ConversationId conversationId,
            ParticipantId participantId,
            boolean mayWrapUpForOthers,
            WrapupInput wrapup,
            List<QueueId> queuesWithoutCode)
            implements ThreadRequest {}

    /// The mobile network brought a text from a contact.
    record InboundSmsReceived(
            OrganizationId organizationId,
            Instant requestedAt,
            ThreadId threadId,
            QueueId queueId,
            String queueName,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            String contactNumberAsTyped,
            String text,
            int windowMinutes)
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

    /// A queue that the caller is a member of, with its number, at the time of the request.
    record CallerQueue(QueueId queueId, @Nullable OutboundNumber outboundNumber) {}

    /// What an agent says in wrap-up.
    record WrapupInput(@Nullable String code, @Nullable String notes) {}
}
