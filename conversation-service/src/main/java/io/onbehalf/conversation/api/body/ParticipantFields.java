package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of a participant that both views of a conversation have, in the public API's words.
record ParticipantFields(ConversationDetails details, ParticipantView participant) {

    /// What a participant may do with its media: everything, as nobody only listens.
    static final List<String> MEDIA_ROLES = List.of("full");

    private static final String PROVIDER = "Onbehalf";

    /// The attribute of a contact whose text may mean an opt-out in other words than a keyword. It is no
    /// `flaggedReason`: that says that a participant flagged the conversation.
    private static final String POSSIBLE_OPT_OUT = "onbehalf.possibleOptOut";

    /// The attribute of a contact who wants no more messages.
    private static final String OPTED_OUT = "onbehalf.optedOut";

    /// The attribute of a sender that has no number, such as a short code.
    private static final String NOT_ANSWERABLE = "onbehalf.notAnswerable";

    /// The attributes of an agent's stint that another user ended: who did and, of a supervisor, why.
    private static final String DISCONNECTED_BY = "onbehalf.disconnectedBy";

    private static final String DISCONNECT_REASON = "onbehalf.disconnectReason";

    /// The attributes of a stint whose after-call work a supervisor ended for the agent.
    private static final String WRAPUP_COMPLETED_BY = "onbehalf.wrapupCompletedBy";

    private static final String WRAPUP_REASON = "onbehalf.wrapupReason";

    /// The times of the participant: of their start, when they were alerted, connected and disconnected.
    ///
    /// @param alertingTimeoutMs the time that the agent had to answer
    record Times(
            Instant startTime,
            @Nullable Instant startAlertingTime,
            @Nullable Long alertingTimeoutMs,
            @Nullable Instant connectedTime,
            @Nullable Instant endTime) {}

    /// The participant's message session.
    ///
    /// @param initialState the state in which it began
    /// @param direction the side that began the stint
    /// @param recipientCountry of the contact's number, ISO 3166; null if the number belongs to none
    record Session(
            String state,
            String initialState,
            String direction,
            @Nullable String disconnectType,
            boolean held,
            String provider,
            String type,
            @Nullable String recipientCountry,
            String recipientType) {}

    /// The number of the side that receives first, and of the side that writes first.
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

    Optional<QueueRef> queue() {
        return participant.identity().queue();
    }

    /// The communication at the other end.
    @Nullable String peer() {
        return details.peerOf(participant).map(each -> each.communicationId().value()).orElse(null);
    }

    Times times() {
        ParticipantView.Timing timing = participant.timing();
        return new Times(
                timing.alertedAt().orElse(timing.connectedAt()),
                timing.alertedAt().orElse(null),
                timing.alertingTimeoutMs().orElse(null),
                participant.wasConnected() ? timing.connectedAt() : null,
                timing.disconnectedAt().orElse(null));
    }

    Session session() {
        ParticipantView.Timing timing = participant.timing();
        return new Session(
                lower(participant.state()),
                timing.alertedAt().isPresent() ? "alerting" : "connected",
                lower(participant.direction()),
                timing.disconnectType().map(ParticipantFields::lower).orElse(null),
                false,
                PROVIDER,
                "sms",
                RecipientCountry.of(contact()),
                "phonenumber");
    }

    Addresses addresses() {
        AddressBody ours = AddressBody.of(details.conversation().line().outboundNumber().value());
        AddressBody theirs = AddressBody.of(contact());
        return participant.direction() == Direction.OUTBOUND
                ? new Addresses(theirs, ours)
                : new Addresses(ours, theirs);
    }

    /// Facts of ours that the API has no field for.
    Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        if (participant.flags().possibleOptOut()) {
            attributes.put(POSSIBLE_OPT_OUT, "true");
        }
        if (participant.purpose() == Purpose.CUSTOMER && details.conversation().contactOptedOut()) {
            attributes.put(OPTED_OUT, "true");
        }
        if (participant.purpose() == Purpose.CUSTOMER
                && !details.conversation().line().contactNumber().isAnswerable()) {
            attributes.put(NOT_ANSWERABLE, "true");
        }
        participant.takenBy().ifPresent(user -> attributes.put(DISCONNECTED_BY, user.value()));
        participant.timing().disconnectReason().ifPresent(why -> attributes.put(DISCONNECT_REASON, why));
        participant
                .wrapup()
                .flatMap(ParticipantWrapup::reason)
                .ifPresent(why -> {
                    attributes.put(WRAPUP_REASON, why);
                    participant
                            .wrapup()
                            .flatMap(ParticipantWrapup::completedBy)
                            .ifPresent(user -> attributes.put(WRAPUP_COMPLETED_BY, user.value()));
                });
        return attributes;
    }

    private String contact() {
        return details.conversation().line().contactNumber().value();
    }
}
