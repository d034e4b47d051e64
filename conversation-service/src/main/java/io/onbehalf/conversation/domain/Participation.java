package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.conversation.domain.value.WrapupContent;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A participant connects, disconnects, is wrapped up, or leaves an agent's list.
public sealed interface Participation extends ConversationChanged {

    /// A participant connected.
    ///
    /// @param agent empty for all others
    /// @param queue empty for the customer
    record ParticipantConnected(
            Instant occurredAt,
            ParticipantRef participant,
            Purpose purpose,
            ParticipantState state,
            Optional<AgentRef> agent,
            Optional<QueueRef> queue,
            AfterCallTerms afterCall)
            implements Participation {

        public static ParticipantConnected customer(Instant at, ParticipantRef participant) {
            return new ParticipantConnected(
                    at,
                    participant,
                    Purpose.CUSTOMER,
                    ParticipantState.CONNECTED,
                    Optional.empty(),
                    Optional.empty(),
                    AfterCallTerms.NONE);
        }

        /// The conversation waits in a queue.
        public static ParticipantConnected waiting(Instant at, ParticipantRef participant, QueueRef queue) {
            return new ParticipantConnected(
                    at,
                    participant,
                    Purpose.ACD,
                    ParticipantState.CONNECTED,
                    Optional.empty(),
                    Optional.of(queue),
                    AfterCallTerms.NONE);
        }

        /// A client of the API sends a text without an agent.
        public static ParticipantConnected api(Instant at, ParticipantRef participant, QueueRef queue) {
            return new ParticipantConnected(
                    at,
                    participant,
                    Purpose.API,
                    ParticipantState.CONNECTED,
                    Optional.empty(),
                    Optional.of(queue),
                    AfterCallTerms.NONE);
        }

        public static ParticipantConnected agent(Instant at, ParticipantRef participant, Stint stint) {
            return new ParticipantConnected(
                    at,
                    participant,
                    Purpose.AGENT,
                    ParticipantState.CONNECTED,
                    Optional.of(stint.agent()),
                    Optional.of(stint.queue()),
                    stint.afterCall());
        }

        /// The stint of an agent.
        public Stint stint() {
            return new Stint(agent.orElseThrow(), queue.orElseThrow(), afterCall);
        }

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// The conversation is offered to an agent, whose stint begins if they answer.
    ///
    /// @param alertingUntil the end of the offer, if they do not answer
    record AgentAlerted(Instant occurredAt, ParticipantRef participant, Stint stint, Instant alertingUntil)
            implements Participation {

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// An agent to whom the conversation was offered does not get it.
    ///
    /// @param disconnectType `CLIENT` declined, `TRANSFER_NOANSWER` not answered in time, `TRANSFER` another
    ///   has it, `PEER` and `SYSTEM` the conversation ended
    /// @param disconnectedBy the user who ended it; null where none did
    record AlertEnded(
            ParticipantRef participant,
            UserId userId,
            QueueId queueId,
            DisconnectType disconnectType,
            @Nullable UserId disconnectedBy)
            implements Participation {

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// After-call work was requested for an agent's stint, or is no longer.
    record AfterCallWorkUpdated(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            QueueId queueId,
            UserId updatedBy,
            boolean afterCallWorkRequired)
            implements Participation {}

    /// A participant disconnected.
    ///
    /// @param userId empty for all but an agent
    /// @param queueId empty for the customer
    /// @param afterCall what the queue asks for at that time
    /// @param afterCallWorkRequired the agent requested after-call work, where it is theirs to request
    /// @param disconnectReason why, in the words of the supervisor who ended it; empty if none was given
    record ParticipantDisconnected(
            ParticipantRef participant,
            Purpose purpose,
            Optional<UserId> userId,
            Optional<QueueId> queueId,
            DisconnectType disconnectType,
            @Nullable UserId disconnectedBy,
            AfterCallTerms afterCall,
            boolean afterCallWorkRequired,
            Optional<String> disconnectReason)
            implements Participation {

        /// True if after-call work follows, during which the interaction stays in the agent's list.
        public boolean owed() {
            return afterCall.owed(afterCallWorkRequired);
        }

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// A participant's wrap-up is completed and shown.
    ///
    /// @param completedBy empty where it was written before this was kept
    /// @param reason why a supervisor completed it for the agent; empty if it ended otherwise
    record ParticipantWrappedUp(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            WrapupContent wrapup,
            int durationSeconds,
            CompletionType completion,
            Optional<UserId> completedBy,
            Optional<String> reason)
            implements Participation {}

    /// A participant's completed wrap-up was replaced, and is shown; its times stay as they were.
    ///
    /// @param correction the number of the correction, from 1
    record ParticipantWrapupCorrected(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            WrapupContent wrapup,
            int correction)
            implements Participation {}

    /// The participant is disconnected and wrapped up: the interaction leaves the agent's list.
    record InteractionDeallocated(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            Optional<QueueId> queueId)
            implements Participation {}
}
