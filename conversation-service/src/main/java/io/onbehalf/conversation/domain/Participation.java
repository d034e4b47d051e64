package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import org.jspecify.annotations.Nullable;

/// A participant connects, disconnects, is wrapped up, or leaves an agent's list.
public sealed interface Participation extends ConversationChanged {

    /// A participant connected.
    ///
    /// @param agent null for the customer and a queue
    /// @param queue null for the customer
    record ParticipantConnected(
            ParticipantRef participant,
            Purpose purpose,
            ParticipantState state,
            @Nullable AgentRef agent,
            @Nullable QueueRef queue,
            AfterCallTerms afterCall)
            implements Participation {

        private ParticipantConnected(ParticipantRef customer) {
            this(customer, Purpose.CUSTOMER, ParticipantState.CONNECTED, null, null, AfterCallTerms.NONE);
        }

        private ParticipantConnected(ParticipantRef waiting, QueueRef queue) {
            this(waiting, Purpose.ACD, ParticipantState.CONNECTED, null, queue, AfterCallTerms.NONE);
        }

        public static ParticipantConnected customer(ParticipantRef participant) {
            return new ParticipantConnected(participant);
        }

        /// The conversation waits in a queue.
        public static ParticipantConnected waiting(ParticipantRef participant, QueueRef queue) {
            return new ParticipantConnected(participant, queue);
        }

        public static ParticipantConnected agent(
                ParticipantRef participant, AgentRef agent, QueueRef queue, AfterCallTerms afterCall) {
            return new ParticipantConnected(
                    participant, Purpose.AGENT, ParticipantState.CONNECTED, agent, queue, afterCall);
        }

        @Override
        public ConversationId conversationId() {
            return participant.conversationId();
        }
    }

    /// A participant disconnected.
    record ParticipantDisconnected(
            ParticipantRef participant,
            Purpose purpose,
            @Nullable UserId userId,
            @Nullable QueueId queueId,
            DisconnectType disconnectType,
            @Nullable UserId disconnectedBy,
            AfterCallTerms afterCall)
            implements Participation {

        private ParticipantDisconnected(ParticipantRef customer, DisconnectType type, UserId by) {
            this(customer, Purpose.CUSTOMER, null, null, type, by, AfterCallTerms.NONE);
        }

        private ParticipantDisconnected(
                ParticipantRef waiting, QueueId queueId, DisconnectType type, UserId by) {
            this(waiting, Purpose.ACD, null, queueId, type, by, AfterCallTerms.NONE);
        }

        public static ParticipantDisconnected customer(
                ParticipantRef participant, DisconnectType type, UserId by) {
            return new ParticipantDisconnected(participant, type, by);
        }

        /// The queue that the conversation waited in.
        public static ParticipantDisconnected waiting(
                ParticipantRef participant, QueueId queueId, DisconnectType type, UserId by) {
            return new ParticipantDisconnected(participant, queueId, type, by);
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
