package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request by an agent or a supervisor.
public sealed interface AgentRequest extends ThreadRequest {

    RequestContext context();

    @Override
    default OrganizationId organizationId() {
        return context().organizationId();
    }

    /// An agent asks to write to a contact on behalf of a queue; nothing is sent by it but the first text.
    record ComposeRequested(
            RequestContext context,
            Composer composer,
            QueueRef queue,
            Line line,
            boolean useExistingConversation,
            AppliedTimeline timeline,
            AfterCallTerms afterCall,
            KnownConsent knownConsent,
            FirstText firstText)
            implements AgentRequest {}

    /// A user asks to send a text to a contact without an agent.
    ///
    /// @param useExistingActiveConversation it may go into a conversation that is open
    record AgentlessMessageRequested(
            RequestContext context,
            UserId requestedBy,
            QueueRef queue,
            Line line,
            boolean useExistingActiveConversation,
            AppliedTimeline timeline,
            KnownConsent knownConsent,
            OutboundText content,
            QuietTerms quiet)
            implements AgentRequest {}

    /// The connected agent asks to send a text.
    record MessageRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            CommunicationId communicationId,
            OutboundText content,
            List<CallerQueue> callerQueues,
            QuietTerms quiet)
            implements AgentRequest {

        public MessageRequested {
            callerQueues = List.copyOf(callerQueues);
        }
    }

    /// A user asks to disconnect a participant, or (without one) the whole conversation.
    ///
    /// @param reason why, in the user's words; empty if they gave none
    record DisconnectRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            @Nullable ParticipantId participantId,
            boolean mayDisconnectOthers,
            Optional<String> reason)
            implements AgentRequest {}

    /// A supervisor asks to take a conversation away from its agent, so that it waits in the queue again.
    ///
    /// @param participantId the agent's stint; one that has begun since is left alone
    /// @param reason why, in the supervisor's words
    record ReleaseRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            String reason)
            implements AgentRequest {}

    /// A supervisor asks to have a conversation that another agent has.
    ///
    /// @param participantId the agent's stint; one that has begun since is left alone
    /// @param reason why, in the supervisor's words
    /// @param queues those that the supervisor is a member of, at the time of the request
    record TakeoverRequested(
            RequestContext context,
            Composer supervisor,
            ConversationId conversationId,
            ParticipantId participantId,
            String reason,
            List<StintQueue> queues)
            implements AgentRequest {

        public TakeoverRequested {
            queues = List.copyOf(queues);
        }

        /// The queue, if the supervisor is a member of it.
        public Optional<StintQueue> queue(QueueId queueId) {
            return queues.stream().filter(each -> each.queue().queueId().equals(queueId)).findFirst();
        }
    }

    /// An agent asks to take a conversation that waits in one of their queues.
    ///
    /// @param queues those that the agent is a member of, at the time of the request
    record AssignRequested(
            RequestContext context, Composer agent, ConversationId conversationId, List<StintQueue> queues)
            implements AgentRequest {

        public AssignRequested {
            queues = List.copyOf(queues);
        }

        /// The queue, if the agent is a member of it.
        public Optional<StintQueue> queue(QueueId queueId) {
            return queues.stream().filter(each -> each.queue().queueId().equals(queueId)).findFirst();
        }
    }

    /// A user asks to hand a conversation on to an agent or to a queue.
    ///
    /// @param participantId the connected agent's or, of a conversation that waits, the queue's
    /// @param target one of agent and queue
    /// @param attended the agent keeps the conversation until the other accepts it
    /// @param queues those that the user is a member of, at the time of the request
    /// @param mayTransferOthers the user may hand on what another agent has, or what waits
    /// @param reason why, in the user's words; empty if they gave none
    record TransferRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            TransferTarget target,
            boolean attended,
            List<StintQueue> queues,
            boolean mayTransferOthers,
            Optional<String> reason)
            implements AgentRequest {

        public TransferRequested {
            queues = List.copyOf(queues);
        }
    }

    /// An agent to whom a conversation is offered asks to have it.
    record AnswerRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId)
            implements AgentRequest {}

    /// A connected agent asks that after-call work follows their stint, or that it does not.
    ///
    /// @param mayUpdateOthers the user may ask it for another agent
    record AfterCallWorkUpdateRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            ParticipantId participantId,
            CommunicationId communicationId,
            boolean afterCallWorkRequired,
            boolean mayUpdateOthers)
            implements AgentRequest {}

    /// An agent reports that the contact of their conversation wants no more messages: they said so in other
    /// words than a keyword.
    ///
    /// @param scope the organization's numbers for which it counts
    /// @param mayForOthers the user may report it of another agent's conversation
    record OptOutRequested(
            RequestContext context,
            UserId requestedBy,
            ConversationId conversationId,
            ConsentScope scope,
            boolean mayForOthers)
            implements AgentRequest {}

    /// The agent or the queue that a conversation is handed on to; the other is empty.
    record TransferTarget(Optional<AgentRef> agent, Optional<QueueRef> queue) {}

    /// The text that is sent with a compose or, if either is refused, not at all.
    ///
    /// @param content empty for a compose that sends nothing
    record FirstText(Optional<OutboundText> content, QuietTerms quiet) {

        public static final FirstText NONE = new FirstText(Optional.empty(), QuietTerms.NONE);
    }

    /// The agent who composes or takes, with their name at the time.
    record Composer(UserId requestedBy, String userName) {}

    /// A queue on whose behalf an agent may be connected.
    ///
    /// @param alertingTimeoutSeconds for how long an agent may take to answer
    record StintQueue(QueueRef queue, AfterCallTerms afterCall, int alertingTimeoutSeconds) {}

    /// A queue that the caller is a member of, with its number, at the time of the request.
    record CallerQueue(QueueId queueId, @Nullable OutboundNumber outboundNumber) {}
}
