package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of a participant that both views of a conversation have, in the public API's words.
record ParticipantFields(ConversationView conversation, ParticipantView participant) {

    private static final String PROVIDER = "Onbehalf";

    /// The times of the participant: of their start, when they were alerted, connected and disconnected.
    record Times(
            Instant startTime,
            @Nullable Instant startAlertingTime,
            @Nullable Instant connectedTime,
            @Nullable Instant endTime) {}

    /// The participant's message session.
    record Session(
            String state,
            String direction,
            @Nullable String disconnectType,
            boolean held,
            String provider,
            String type) {}

    /// The contact's number, then the queue's.
    record Addresses(AddressBody toAddress, AddressBody fromAddress) {}

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    String id() {
        return participant.participantId().value();
    }

    String purpose() {
        return lower(participant.purpose());
    }

    /// The agent's or the queue's name, or the contact's number.
    String name() {
        return participant
                .identity()
                .agent()
                .map(AgentRef::userName)
                .or(() -> participant.identity().queue().map(QueueRef::queueName))
                .orElse(contact());
    }

    @Nullable String address() {
        return participant.purpose() == Purpose.CUSTOMER ? contact() : null;
    }

    Optional<AgentRef> agent() {
        return participant.identity().agent();
    }

    @Nullable String userId() {
        return agent().map(agent -> agent.userId().value()).orElse(null);
    }

    @Nullable String queueId() {
        return participant.identity().queue().map(queue -> queue.queueId().value()).orElse(null);
    }

    @Nullable String queueName() {
        return participant.identity().queue().map(QueueRef::queueName).orElse(null);
    }

    Times times() {
        ParticipantView.Timing timing = participant.timing();
        return new Times(
                timing.alertedAt().orElse(timing.connectedAt()),
                timing.alertedAt().orElse(null),
                participant.wasConnected() ? timing.connectedAt() : null,
                timing.disconnectedAt().orElse(null));
    }

    /// The state in which the session began.
    ParticipantState initialState() {
        return participant.timing().alertedAt().isPresent()
                ? ParticipantState.ALERTING
                : ParticipantState.CONNECTED;
    }

    Session session() {
        return new Session(
                lower(participant.state()),
                lower(participant.direction()),
                participant.timing().disconnectType().map(ParticipantFields::lower).orElse(null),
                false,
                PROVIDER,
                "sms");
    }

    Addresses addresses() {
        return new Addresses(
                AddressBody.of(contact()), AddressBody.of(conversation.line().outboundNumber().value()));
    }

    /// The API's word for a participant that needs attention; null for the others.
    @Nullable String flaggedReason() {
        return participant.flags().possibleOptOut() ? "general" : null;
    }

    private String contact() {
        return conversation.line().contactNumber().value();
    }
}
