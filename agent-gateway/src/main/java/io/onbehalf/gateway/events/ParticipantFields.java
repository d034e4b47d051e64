package io.onbehalf.gateway.events;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.schemas.common.CompletionType;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.MessageSummary;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ParticipantState;
import io.onbehalf.schemas.conversation.ParticipantWrapup;
import io.onbehalf.schemas.conversation.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of a participant that both shapes of an event have; the same words and rules as those of the
/// conversations that are read.
///
/// @param wrapupHidden whether the reader may not read the participant's wrap-up
record ParticipantFields(
        ConversationSnapshot conversation, ParticipantSnapshot participant, boolean wrapupHidden) {

    /// What a participant may do with its media: everything, as nobody only listens.
    static final List<String> MEDIA_ROLES = List.of("full");

    private static final String PROVIDER = "Onbehalf";

    /// The times of the participant: when they were alerted, connected and disconnected.
    ///
    /// @param alertingTimeoutMs the time that the agent had to answer
    record Times(
            @Nullable Instant startTime,
            @Nullable Instant startAlertingTime,
            @Nullable Long alertingTimeoutMs,
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
            String type,
            String recipientType) {}

    /// The participant's after-call work.
    ///
    /// @param startAcwTime when it began: at the disconnect, where it follows or a wrap-up was given
    /// @param endAcwTime when the wrap-up was completed; of a code that is given although no work followed,
    ///   as `startAcwTime`
    record AfterCall(
            boolean wrapupRequired,
            @Nullable String wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            boolean wrapupSkipped,
            @Nullable Wrapup wrapup,
            @Nullable Instant startAcwTime,
            @Nullable Instant endAcwTime) {

        /// The API's word for how far the after-call work is.
        String state() {
            if (endAcwTime != null) {
                return wrapupSkipped ? "skipped" : "complete";
            }
            return startAcwTime == null ? "notApplicable" : "pending";
        }
    }

    /// A completed wrap-up.
    record Wrapup(
            @Nullable String code,
            @Nullable String name,
            @Nullable String notes,
            List<String> tags,
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
                participant.getAlertingTimeoutMs(),
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
                "sms",
                "phonenumber");
    }

    AfterCall afterCall() {
        AfterCallTerms terms =
                new AfterCallTerms(
                        WrapupPrompt.valueOf(participant.getWrapupPrompt().name()),
                        Optional.ofNullable(participant.getWrapupTimeoutMs()));
        boolean requested = participant.getAfterCallWorkRequired();
        boolean agent = participant.getPurpose() == Purpose.AGENT;
        boolean owed = agent && times().connectedTime() != null && terms.owed(requested);
        ParticipantWrapup wrapup = participant.getWrapup();
        ParticipantWrapup shown = wrapupHidden ? null : wrapup;
        Instant ended = participant.getDisconnectedAt();
        return new AfterCall(
                owed && terms.codeRequired(requested),
                agent ? terms.wrapupPrompt().ofParticipant() : null,
                participant.getWrapupTimeoutMs(),
                shown != null && shown.getCompletion() == CompletionType.SKIPPED,
                shown == null ? null : wrapup(shown),
                owed || wrapup != null ? ended : null,
                wrapup == null ? null : owed ? wrapup.getCompletedAt() : ended);
    }

    /// Facts of ours that the API has no field for.
    Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        if (participant.getPossibleOptOut()) {
            attributes.put("onbehalf.possibleOptOut", "true");
        }
        if (isCustomer() && conversation.getContactOptedOut()) {
            attributes.put("onbehalf.optedOut", "true");
        }
        if (isCustomer() && !conversation.getContactNumber().startsWith("+")) {
            attributes.put("onbehalf.notAnswerable", "true");
        }
        String by = participant.getDisconnectedBy();
        if (by != null && participant.getUserId() != null && !by.equals(participant.getUserId())) {
            attributes.put("onbehalf.disconnectedBy", by);
        }
        if (participant.getDisconnectReason() != null) {
            attributes.put("onbehalf.disconnectReason", participant.getDisconnectReason());
        }
        ParticipantWrapup wrapup = participant.getWrapup();
        if (wrapup != null && wrapup.getReason() != null) {
            attributes.put("onbehalf.wrapupReason", wrapup.getReason());
            attributes.put("onbehalf.wrapupCompletedBy", wrapup.getCompletedBy());
        }
        return attributes;
    }

    private static Wrapup wrapup(ParticipantWrapup wrapup) {
        return new Wrapup(
                wrapup.getCode(),
                wrapup.getCodeName(),
                wrapup.getNotes(),
                wrapup.getTags(),
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
}
