package io.onbehalf.conversation.domain.state;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A participant of a conversation, as far as it decides what may happen next.
public sealed interface Participant {

    ParticipantRef ref();

    record Customer(ParticipantRef ref) implements Participant {}

    /// The queue that the conversation waits in.
    record Waiting(ParticipantRef ref, QueueRef queue, Instant since) implements Participant {

        public QueueId queueId() {
            return queue.queueId();
        }
    }

    /// An agent to whom the conversation is offered.
    ///
    /// @param until the end of the offer, if the agent does not answer
    record Alerting(ParticipantRef ref, Stint stint, Instant until) implements Participant {

        public static Alerting of(AgentAlerted event) {
            return new Alerting(event.participant(), event.stint(), event.alertingUntil());
        }

        public boolean isFor(UserId user) {
            return stint.userId().equals(user);
        }
    }

    /// A connected agent, on behalf of a queue.
    ///
    /// @param offered the conversation was offered to the agent, who may then write without being a member
    /// @param silence unknown in a row that was written before it was kept
    /// @param afterCallWorkRequired the agent requested after-call work, where it is theirs to request
    record Agent(
            ParticipantRef ref, Stint stint, boolean offered, Silence silence, boolean afterCallWorkRequired)
            implements Participant {

        public Agent {
            silence = requireNonNullElse(silence, Silence.UNKNOWN);
        }

        /// Begins a stint.
        static Agent of(ParticipantConnected event, boolean offered) {
            return new Agent(
                    event.participant(), event.stint(), offered, Silence.since(event.occurredAt()), false);
        }

        Agent with(Silence changed) {
            return new Agent(ref, stint, offered, changed, afterCallWorkRequired);
        }

        public UserId userId() {
            return stint.userId();
        }

        public QueueId queueId() {
            return stint.queueId();
        }

        public AfterCallTerms afterCall() {
            return stint.afterCall();
        }

        /// True if after-call work follows the stint, during which the interaction stays in the agent's list.
        public boolean owed() {
            return afterCall().owed(afterCallWorkRequired);
        }

        public Agent with(AfterCallTerms terms, boolean requested) {
            return new Agent(
                    ref, new Stint(stint.agent(), stint.queue(), terms), offered, silence, requested);
        }
    }

    /// A client of the API that sends a text without an agent; it is disconnected in the same decision.
    record Api(ParticipantRef ref, QueueRef queue) implements Participant {}

    static Participant of(ParticipantConnected event) {
        ParticipantRef ref = event.participant();
        return switch (event.purpose()) {
            case CUSTOMER -> new Customer(ref);
            case ACD -> new Waiting(ref, event.queue().orElseThrow(), event.occurredAt());
            case AGENT -> Agent.of(event, false);
            case API -> new Api(ref, event.queue().orElseThrow());
            case UNKNOWN ->
                    throw new IllegalArgumentException(
                            "participant %s: its purpose is unknown".formatted(ref.participantId().value()));
        };
    }

    /// How a participant ends.
    ///
    /// @param by the user who ended it; null where none did
    /// @param reason why, in the words of a supervisor; empty if none was given
    record Ending(DisconnectType type, @Nullable UserId by, Optional<String> reason) {

        public Ending(DisconnectType type, @Nullable UserId by) {
            this(type, by, Optional.empty());
        }
    }

    /// Its end; for an alert that is not answered there is another event.
    static ParticipantDisconnected disconnected(Customer customer, Ending ending) {
        return new ParticipantDisconnected(
                customer.ref(),
                Purpose.CUSTOMER,
                Optional.empty(),
                Optional.empty(),
                ending.type(),
                ending.by(),
                AfterCallTerms.NONE,
                false,
                ending.reason());
    }

    static ParticipantDisconnected disconnected(Waiting waiting, Ending ending) {
        return new ParticipantDisconnected(
                waiting.ref(),
                Purpose.ACD,
                Optional.empty(),
                Optional.of(waiting.queueId()),
                ending.type(),
                ending.by(),
                AfterCallTerms.NONE,
                false,
                ending.reason());
    }

    static ParticipantDisconnected disconnected(Api client, Ending ending) {
        return new ParticipantDisconnected(
                client.ref(),
                Purpose.API,
                Optional.empty(),
                Optional.of(client.queue().queueId()),
                ending.type(),
                ending.by(),
                AfterCallTerms.NONE,
                false,
                ending.reason());
    }

    static ParticipantDisconnected disconnected(Agent agent, Ending ending) {
        return new ParticipantDisconnected(
                agent.ref(),
                Purpose.AGENT,
                Optional.of(agent.userId()),
                Optional.of(agent.queueId()),
                ending.type(),
                ending.by(),
                agent.afterCall(),
                agent.afterCallWorkRequired(),
                ending.reason());
    }

    default boolean is(ParticipantId participantId) {
        return ref().participantId().equals(participantId);
    }
}
