package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fields of a participant that both views of a conversation have, in the public API's words.
record ParticipantFields(ConversationView conversation, ParticipantView participant) {

    static final String PROVIDER = "Onbehalf";

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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

    String contact() {
        return conversation.line().contactNumber().value();
    }

    String outboundNumber() {
        return conversation.line().outboundNumber().value();
    }

    @Nullable String address() {
        return participant.purpose() == Purpose.CUSTOMER ? contact() : null;
    }

    @Nullable String userId() {
        return participant.identity().agent().map(agent -> agent.userId().value()).orElse(null);
    }

    @Nullable String queueId() {
        return participant.identity().queue().map(queue -> queue.queueId().value()).orElse(null);
    }

    @Nullable String queueName() {
        return participant.identity().queue().map(QueueRef::queueName).orElse(null);
    }

    Instant connectedAt() {
        return participant.timing().connectedAt();
    }

    @Nullable Instant disconnectedAt() {
        return participant.timing().disconnectedAt().orElse(null);
    }

    @Nullable String disconnectType() {
        return participant.timing().disconnectType().map(ParticipantFields::lower).orElse(null);
    }

    /// The API's word for a participant whom somebody should look at; null for the others.
    @Nullable String flaggedReason() {
        return participant.flags().possibleOptOut() ? "general" : null;
    }

    /// The participant's spelling of the queue's setting; only agents have one.
    @Nullable String wrapupPrompt() {
        return isAgent() ? spelled(participant.afterCall().wrapupPrompt()) : null;
    }

    @Nullable Long wrapupTimeoutMs() {
        return participant.afterCall().wrapupTimeoutMs().orElse(null);
    }

    boolean wrapupRequired() {
        return isAgent() && participant.afterCall().owed();
    }

    /// When after-call work began: at the disconnect, where a wrap-up is owed.
    @Nullable Instant startAcw() {
        return wrapupRequired() ? disconnectedAt() : null;
    }

    @Nullable Instant endAcw() {
        return participant.wrapup().map(ParticipantWrapup::completedAt).orElse(null);
    }

    String acwState() {
        if (participant.wrapup().isPresent()) {
            return "complete";
        }
        return startAcw() == null ? "notApplicable" : "pending";
    }

    private boolean isAgent() {
        return participant.purpose() == Purpose.AGENT;
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
