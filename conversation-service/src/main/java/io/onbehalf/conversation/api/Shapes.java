package io.onbehalf.conversation.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.ParticipantSnapshot;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the two views of a conversation have in common, in the public API's shape.
final class Shapes {

    static final String PROVIDER = "Onbehalf";

    private Shapes() {}

    /// A phone number as the API shows it.
    record Address(String name, String addressNormalized, String addressRaw, String addressDisplayable) {
        static Address of(String number) {
            return new Address("", number, number, number);
        }
    }

    /// A message as a participant lists it.
    record MessageDetails(
            String messageId,
            @JsonProperty("messageURI") String messageUri,
            String messageStatus,
            int messageSegmentCount,
            Instant messageTime,
            List<Object> media,
            @Nullable ErrorInfo errorInfo) {

        static List<MessageDetails> of(String conversationId, List<MessageSummary> messages) {
            return messages.stream().map(message -> of(conversationId, message)).toList();
        }

        private static MessageDetails of(String conversationId, MessageSummary message) {
            String id = message.messageId().value();
            return new MessageDetails(
                    id,
                    "/api/v2/conversations/messages/%s/messages/%s".formatted(conversationId, id),
                    MessageData.spelled(message.status()),
                    message.segmentCount(),
                    message.at(),
                    List.of(),
                    ErrorInfo.of(message.error()));
        }
    }

    /// Why a message failed, or what is not known of it, in layers: our code, the message centre's
    /// `command_status`, the receipt's `err`.
    record ErrorInfo(String code, String message, Map<String, String> messageParams) {

        static @Nullable ErrorInfo of(@Nullable CarrierError error) {
            if (error == null) {
                return null;
            }
            Map<String, String> params = new TreeMap<>();
            if (error.commandStatus() != null) {
                params.put("commandStatus", "0x%08X".formatted(error.commandStatus()));
            }
            if (error.receiptError() != null) {
                params.put("receiptError", error.receiptError());
            }
            return new ErrorInfo(error.code(), CarrierErrorTexts.of(error.code()), params);
        }
    }

    /// A completed wrap-up.
    record Wrapup(
            @Nullable String code,
            @Nullable String name,
            @Nullable String notes,
            List<String> tags,
            int durationSeconds,
            Instant endTime) {

        static @Nullable Wrapup of(@Nullable ParticipantWrapup wrapup) {
            return wrapup == null
                    ? null
                    : new Wrapup(
                            wrapup.code(),
                            wrapup.codeName(),
                            wrapup.notes(),
                            List.of(),
                            wrapup.durationSeconds(),
                            wrapup.completedAt());
        }
    }

    /// The API's word for a participant whom somebody should look at; null for the others.
    static @Nullable String flaggedReason(ParticipantSnapshot participant) {
        return participant.possibleOptOut() ? "general" : null;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String disconnectType(@Nullable DisconnectType type) {
        return type == null ? null : lower(type);
    }

    /// The participant's spelling of the queue's setting; only agents have one.
    static @Nullable String prompt(ParticipantSnapshot participant) {
        return participant.purpose() == Purpose.AGENT ? spelled(participant.facts().wrapupPrompt()) : null;
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

    static boolean wrapupRequired(ParticipantSnapshot participant) {
        return participant.purpose() == Purpose.AGENT && participant.facts().wrapupPrompt().owed();
    }

    /// When after-call work began: with the end of the stint, where a wrap-up is owed.
    static @Nullable Instant startAcw(ParticipantSnapshot participant) {
        return wrapupRequired(participant) ? participant.disconnectedAt() : null;
    }

    static @Nullable Instant endAcw(ParticipantSnapshot participant) {
        return participant.wrapup() == null ? null : participant.wrapup().completedAt();
    }

    /// What the participant is called: the agent's or the queue's name, or the contact's number.
    static String name(ConversationSnapshot conversation, ParticipantSnapshot participant) {
        return Optional.ofNullable(participant.facts().userName())
                .or(() -> Optional.ofNullable(participant.facts().queueName()))
                .orElse(conversation.contactNumber().value());
    }
}
