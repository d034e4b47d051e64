package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A request is decided once, however often it was sent and wherever it was served.
///
/// Valid: `ComposeRequested(r1) ComposeRequested(r1) ConversationStarted(r1)`. Invalid:
/// `ConversationStarted(r1) ComposeRefused(r1)`, `MessageQueued(r1) MessageQueued(r1)`.
public final class OneEffectPerRequest extends Promise {

    /// The events of which a request has one, or none.
    private static final Set<String> DECISIONS =
            Set.of(
                    "ConversationStarted",
                    "ConversationResumed",
                    "ComposeRefused",
                    "MessageQueued",
                    "MessageRefused",
                    "ConversationDisconnected",
                    "DisconnectRefused",
                    "ParticipantWrapupRefused",
                    "ParticipantWrappedUp",
                    "WrapupOpened",
                    "WrapupCompleted",
                    "WrapupRefused",
                    "WrapupCodeCreated",
                    "WrapupCodeUpdated",
                    "WrapupCodeDeleted",
                    "WrapupCodeRequestRefused",
                    "QueueCreated",
                    "QueueUpdated",
                    "QueueDeleted",
                    "OrganizationUpdated",
                    "QueueRequestRefused");

    private final Map<String, String> decided = new HashMap<>();

    @Override
    public void onEvent(Entry entry) {
        if (!entry.isEvent() || !DECISIONS.contains(entry.type())) {
            return;
        }
        String request = entry.topic() + " " + entry.text("requestId");
        String before = decided.put(request, entry.place());
        if (before != null) {
            violated(
                    "%s: request %s was decided before by %s"
                            .formatted(entry.place(), entry.text("requestId"), before));
        }
    }
}
