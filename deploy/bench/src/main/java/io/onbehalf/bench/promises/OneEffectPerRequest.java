package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A request is decided once, however often it was sent and whichever instance served it.
///
/// Valid: `ComposeRequested(r1) ComposeRequested(r1) ConversationStarted(r1)`, also with its first text,
/// `ConversationStarted(r1) MessageQueued(r1)`. Invalid: `ConversationStarted(r1) ComposeRefused(r1)`,
/// `MessageQueued(r1) MessageQueued(r1)`.
public final class OneEffectPerRequest extends Promise {

    /// The events that decide a request; each request has at most one of them.
    private static final Set<String> DECISIONS =
            Set.of(
                    "ConversationStarted",
                    "ConversationResumed",
                    "ComposeRefused",
                    "MessageQueued",
                    "AgentlessMessageQueued",
                    "MessageRefused",
                    "ConversationDisconnected",
                    "DisconnectRefused",
                    "AssignRefused",
                    "AfterCallWorkUpdated",
                    "AfterCallWorkRefused",
                    "OptOutRefused",
                    "ParticipantWrappedUp",
                    "ParticipantWrapupCorrected",
                    "ProvisionalWrapupGiven",
                    "WrapupCompleted",
                    "WrapupCorrected",
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

    /// What a compose with a first text, or a text without an agent, also decides.
    private static final Map<String, Set<String>> ALSO =
            Map.of(
                    "ConversationStarted", Set.of("MessageQueued", "AgentlessMessageQueued"),
                    "ConversationResumed", Set.of("MessageQueued", "AgentlessMessageQueued"),
                    "AgentlessMessageQueued", Set.of("ConversationDisconnected"));

    private final Map<String, TopicRecord> decided = new HashMap<>();

    /// Time that had run out may be noticed with a request, which is decided after it.
    private static boolean isNoticed(TopicRecord record) {
        return record.type().equals("WrapupCompleted") && record.text("completion").equals("TIMED_OUT");
    }

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.isEvent() || !DECISIONS.contains(record.type()) || isNoticed(record)) {
            return;
        }
        String request = record.topic() + " " + record.text("requestId");
        TopicRecord before = decided.put(request, record);
        if (before != null && !ALSO.getOrDefault(before.type(), Set.of()).contains(record.type())) {
            violated(
                    "%s: request %s was decided before by %s"
                            .formatted(record.place(), record.text("requestId"), before.place()));
        }
    }
}
