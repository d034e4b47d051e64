package io.onbehalf.queue.api;

import static java.util.function.Predicate.isEqual;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of a queue in the public API that we don't do. One that asks for something is refused by
/// name; one that asks for nothing (absent, null, false, empty) is accepted, so that what was read can be
/// sent back.
final class UnsupportedSettings {

    private static final Set<String> OF_MEDIA = Set.of("call", "callback", "chat", "email");
    private static final Set<String> OF_ADDRESSES = Set.of("openMessagingRecipient", "whatsAppRecipient");
    private static final Set<String> OF_MESSAGES =
            Set.of(
                    "autoAnswerAlertToneSeconds",
                    "enableAutoAnswer",
                    "enableInactivityTimeout",
                    "inactivityTimeoutSettings",
                    "manualAnswerAlertToneSeconds",
                    "serviceLevel",
                    "subTypeSettings");
    private static final Set<String> OF_QUEUE =
            Set.of(
                    "agentOwnedRouting",
                    "bullseye",
                    "callingPartyName",
                    "callingPartyNumber",
                    "cannedResponseLibraries",
                    "conditionalGroupActivation",
                    "conditionalGroupRouting",
                    "defaultScripts",
                    "directRouting",
                    "emailInQueueFlow",
                    "enableAudioMonitoring",
                    "enableManualAssignment",
                    "enableTranscription",
                    "memberGroups",
                    "messageInQueueFlow",
                    "onHoldPrompt",
                    "outboundEmailAddress",
                    "peerId",
                    "queueFlow",
                    "routingRules",
                    "scoringMethod",
                    "sourceQueueId",
                    "suppressInQueueCallRecording",
                    "whisperPrompt");

    /// The values that say how it is anyway: what waits is in the order of time, members may take it
    /// themselves, and there are no canned responses.
    private static final Map<String, Predicate<Object>> AS_IT_IS =
            Map.of(
                    "scoringMethod", isEqual(QueueView.SCORING_METHOD),
                    "enableManualAssignment", isEqual(QueueView.MANUAL_ASSIGNMENT),
                    "cannedResponseLibraries", isEqual(Map.of("mode", "None")));

    private UnsupportedSettings() {}

    /// @throws ApiException 400 that names every field of the body that asks for something we don't do
    static void refuse(QueueBody body) {
        List<String> refused = new ArrayList<>();
        add(refused, "", OF_QUEUE, body.others());
        if (body.mediaSettings() != null) {
            add(refused, "mediaSettings.", OF_MEDIA, body.mediaSettings().others());
            if (body.mediaSettings().message() != null) {
                add(refused, "mediaSettings.message.", OF_MESSAGES, body.mediaSettings().message().others());
            }
        }
        if (body.outboundMessagingAddresses() != null) {
            add(
                    refused,
                    "outboundMessagingAddresses.",
                    OF_ADDRESSES,
                    body.outboundMessagingAddresses().others());
        }
        if (!refused.isEmpty()) {
            throw ApiException.invalidValues(
                    refused.stream()
                            .map(field -> field + ": this value is not supported")
                            .collect(Collectors.joining("; ")),
                    refused.stream().map(field -> new ErrorDetail("not.supported", field)).toList());
        }
    }

    private static void add(
            List<String> refused, String path, Set<String> settings, Map<String, @Nullable Object> given) {
        new TreeMap<>(given)
                .forEach((name, value) -> {
                    if (settings.contains(name) && !isAccepted(name, value)) {
                        refused.add(path + name);
                    }
                });
    }

    private static boolean isAccepted(String name, @Nullable Object value) {
        return value == null || AS_IT_IS.getOrDefault(name, UnsupportedSettings::asksForNothing).test(value);
    }

    private static boolean asksForNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> fields -> fields.values().stream().allMatch(UnsupportedSettings::asksForNothing);
            default -> false;
        };
    }
}
