package io.onbehalf.gateway.events;

import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.MessageSummary;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ParticipantState;
import io.onbehalf.schemas.conversation.ParticipantWrapup;
import io.onbehalf.schemas.conversation.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of a participant that both shapes of an event have; the same words and rules as those of the
/// conversations that are read.
record ParticipantFields(ConversationSnapshot conversation, ParticipantSnapshot participant) {

    private static final String PROVIDER = "Onbehalf";

    /// The times of the participant: when they were alerted, connected and disconnected.
    record Times(
            @Nullable Instant startTime,
            @Nullable Instant startAlertingTime,
            @Nullable Instant connectedTime,
            @Nullable Instant endTime) {}

    /// The participant's message session.
    record Session(
            String state,
            String initialState,
            String direction,
            @Nullable String disconnectType,
            boolean held,
            String provider,
            String type) {}

    /// The participant's after-call work.
    record AfterCall(
            boolean wrapupRequired,
            @Nullable String wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            @Nullable Wrapup wrapup,
            @Nullable Instant startAcwTime,
            @Nullable Instant endAcwTime) {}

    /// A completed wrap-up.
    record Wrapup(
            @Nullable String code,
            @Nullable String name,
            @Nullable String notes,
            int durationSeconds,
            Instant endTime) {}

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    String id() {
        return participant.getParticipantId();
    }

    boolean isCustomer() {
        return participant.getPurpose() == Purpose.CUSTOMER;
    }

    /// The agent's or the queue's name, or the contact's number.
    @Nullable String name() {
        if (isCustomer()) {
            return address();
        }
        return participant.getUserId() == null ? participant.getQueueName() : participant.getUserName();
    }

    @Nullable String address() {
        return isCustomer() ? conversation.getContactNumber() : null;
    }

    Times times() {
        Instant alerted = participant.getAlertedAt();
        Instant connected = participant.getConnectedAt();
        return new Times(
                alerted == null ? connected : alerted,
                alerted,
                connected.equals(alerted) ? null : connected,
                participant.getDisconnectedAt());
    }

    Session session() {
        return new Session(
                lower(participant.getState()),
                lower(
                        participant.getAlertedAt() == null
                                ? ParticipantState.CONNECTED
                                : ParticipantState.ALERTING),
                lower(participant.getDirection()),
                participant.getDisconnectType() == null ? null : lower(participant.getDisconnectType()),
                false,
                PROVIDER,
                "sms");
    }

    AfterCall afterCall() {
        boolean agent = participant.getPurpose() == Purpose.AGENT;
        boolean required = agent && times().connectedTime() != null && isOwed(participant.getWrapupPrompt());
        ParticipantWrapup wrapup = participant.getWrapup();
        return new AfterCall(
                required,
                agent ? spelled(participant.getWrapupPrompt()) : null,
                participant.getWrapupTimeoutMs(),
                wrapup == null ? null : wrapup(wrapup),
                required ? participant.getDisconnectedAt() : null,
                wrapup == null ? null : wrapup.getCompletedAt());
    }

    private static Wrapup wrapup(ParticipantWrapup wrapup) {
        return new Wrapup(
                wrapup.getCode(),
                wrapup.getCodeName(),
                wrapup.getNotes(),
                wrapup.getDurationSeconds(),
                wrapup.getCompletedAt());
    }

    /// The conversation's last message, if it is this participant's.
    List<MessageSummary> messages() {
        return Optional.ofNullable(conversation.getLastMessage())
                .filter(message -> id().equals(message.getParticipantId()))
                .stream()
                .toList();
    }

    private static boolean isOwed(WrapupPrompt prompt) {
        return switch (prompt) {
            case MANDATORY, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT -> true;
            case OPTIONAL, AGENT_REQUESTED, UNKNOWN -> false;
        };
    }

    private static String spelled(WrapupPrompt prompt) {
        return switch (prompt) {
            case MANDATORY -> "mandatory";
            case OPTIONAL, UNKNOWN -> "optional";
            case MANDATORY_TIMEOUT -> "timeout";
            case MANDATORY_FORCED_TIMEOUT -> "forcedTimeout";
            case AGENT_REQUESTED -> "agentRequested";
        };
    }
}
