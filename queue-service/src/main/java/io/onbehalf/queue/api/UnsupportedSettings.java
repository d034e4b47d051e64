package io.onbehalf.queue.api;

import static java.util.function.Predicate.isEqual;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.queue.api.MediaSettings.MessageSettings;
import io.onbehalf.queue.api.common.UnsupportedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
                    "manualAnswerAlertToneSeconds",
                    "serviceLevel",
                    "subTypeSettings");
    private static final Set<String> OF_INACTIVITY = Set.of("flowId");
    private static final Set<String> OF_QUEUE =
            Set.of(
                    "agentOwnedRouting",
                    "bullseye",
                    "callingPartyName",
                    "callingPartyNumber",
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
                    "skillEvaluationMethod",
                    "sourceQueueId",
                    "suppressInQueueCallRecording",
                    "whisperPrompt");

    /// The values that say how it is anyway: what waits is in the order of time, and members may take it
    /// themselves, whatever their skills.
    private static final Map<String, Predicate<Object>> AS_IT_IS =
            Map.of(
                    "skillEvaluationMethod", isEqual("NONE"),
                    "scoringMethod", isEqual(QueueView.SCORING_METHOD),
                    "enableManualAssignment", isEqual(QueueView.MANUAL_ASSIGNMENT));

    private UnsupportedSettings() {}

    /// @throws ApiException 400 that names every field of the body that asks for something we don't do
    static void refuse(QueueBody body) {
        List<String> refused = new ArrayList<>();
        add(refused, "", OF_QUEUE, body.others());
        if (body.mediaSettings() != null) {
            add(refused, "mediaSettings.", OF_MEDIA, body.mediaSettings().others());
            addMessages(refused, body.mediaSettings().message());
        }
        if (body.outboundMessagingAddresses() != null) {
            add(
                    refused,
                    "outboundMessagingAddresses.",
                    OF_ADDRESSES,
                    body.outboundMessagingAddresses().others());
        }
        UnsupportedFields.refuse(refused);
    }

    private static void addMessages(List<String> refused, @Nullable MessageSettings message) {
        if (message != null) {
            add(refused, "mediaSettings.message.", OF_MESSAGES, message.others());
            if (message.inactivityTimeoutSettings() != null) {
                add(
                        refused,
                        "mediaSettings.message.inactivityTimeoutSettings.",
                        OF_INACTIVITY,
                        message.inactivityTimeoutSettings().others());
            }
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
        return value == null || AS_IT_IS.getOrDefault(name, UnsupportedFields::asksForNothing).test(value);
    }
}
