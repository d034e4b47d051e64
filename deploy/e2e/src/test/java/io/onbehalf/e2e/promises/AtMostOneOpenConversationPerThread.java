package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.Map;

/// A contact never has two open conversations with the same number.
///
/// Valid: `ConversationStarted(c1) ConversationDisconnected(c1) ConversationResumed(c1)`. Invalid:
/// `ConversationStarted(c1) ConversationStarted(c2)` on one thread.
public final class AtMostOneOpenConversationPerThread extends Promise {

    private final Map<String, String> open = new HashMap<>();

    @Override
    public void onEvent(Entry entry) {
        if (!entry.isEvent()) {
            return;
        }
        switch (entry.type()) {
            case "ConversationStarted", "ConversationResumed" -> opened(entry);
            case "ConversationDisconnected" -> closed(entry);
            default -> {
                // Says nothing of a conversation's being open.
            }
        }
    }

    private void opened(Entry entry) {
        String conversation = entry.text("conversationId");
        String before = open.put(entry.key(), conversation);
        if (before != null) {
            violated(
                    "%s: thread %s opens %s while %s is open"
                            .formatted(entry.place(), entry.key(), conversation, before));
        }
    }

    private void closed(Entry entry) {
        String conversation = entry.text("conversationId");
        String before = open.remove(entry.key());
        if (!conversation.equals(before)) {
            violated(
                    "%s: thread %s closes %s while %s is open"
                            .formatted(entry.place(), entry.key(), conversation, before));
        }
    }
}
