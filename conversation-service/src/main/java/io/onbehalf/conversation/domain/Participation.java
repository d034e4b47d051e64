package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A participant connects, disconnects, is wrapped up, or leaves an agent's list.
public sealed interface Participation extends ConversationChanged {

    /// A participant connected.
    ///
    /// @param agent empty for the customer and a queue
    /// @param queue empty for the customer
    record ParticipantConnected(
            ParticipantRef participant,
            Purpose purpose,
            ParticipantState state,
            Optional<AgentRef> agent,
            Optional<QueueRef> queue,
            AfterCallTerms afterCall)
            implements Participation {

        public static ParticipantConnected customer(ParticipantRef participant) {
            return new ParticipantConnected(
                    participant,
                    Purpose.CUSTOMER,
                    ParticipantState.CONNECTED,
                    Optional.empty(),
                    Optional.empty(),
                    AfterCallTerms.NONE);
        }

        /// The conversation waits in a queue.
        public static ParticipantConnected waiting(ParticipantRef participant, QueueRef queue) {
            return new ParticipantConnected(
                    participant,
                    Purpose.ACD,
                    ParticipantState.CONNECTED,
                    Optional.empty(),
                    Optional.of(queue),
                    AfterCallTerms.NONE);
        }

        public static ParticipantConnected agent(
                ParticipantRef participant, AgentRef agent, QueueRef queue, AfterCallTerms afterCall) {
            return new ParticipantConnected(
                    participant,
                    Purpose.AGENT,
                    ParticipantState.CONNECTED,
                    Optional.of(agent),
                    Optional.of(queue),
                    afterCall);
        }

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// A participant disconnected.
    ///
    /// @param userId empty for the customer and a queue
    /// @param queueId empty for the customer
    record ParticipantDisconnected(
            ParticipantRef participant,
            Purpose purpose,
            Optional<UserId> userId,
            Optional<QueueId> queueId,
            DisconnectType disconnectType,
            @Nullable UserId disconnectedBy,
            AfterCallTerms afterCall)
            implements Participation {

        public static ParticipantDisconnected customer(
                ParticipantRef participant, DisconnectType type, UserId by) {
            return new ParticipantDisconnected(
                    participant,
                    Purpose.CUSTOMER,
                    Optional.empty(),
                    Optional.empty(),
                    type,
                    by,
                    AfterCallTerms.NONE);
        }

        /// The queue that the conversation waited in.
        public static ParticipantDisconnected waiting(
                ParticipantRef participant, QueueId queueId, DisconnectType type, UserId by) {
            return new ParticipantDisconnected(
                    participant,
                    Purpose.ACD,
                    Optional.empty(),
                    Optional.of(queueId),
                    type,
                    by,
                    AfterCallTerms.NONE);
        }

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// A participant's wrap-up is completed and shown.
    record ParticipantWrappedUp(
            ConversationId conversationId,
            ParticipantId participantId,
            UserId userId,
            @Nullable String code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds)
            implements Participation {}

    /// The participant is disconnected and wrapped up: the interaction leaves the agent's list.
    record InteractionDeallocated(ConversationId conversationId, ParticipantId participantId, UserId userId)
            implements Participation {}
}
