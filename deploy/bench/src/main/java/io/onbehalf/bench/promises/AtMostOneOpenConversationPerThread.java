package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.Map;

/// A contact never has two open conversations with the same outbound number.
///
/// Valid: `ConversationStarted(c1) ConversationDisconnected(c1) ConversationResumed(c1)`. Invalid:
/// `ConversationStarted(c1) ConversationStarted(c2)` on one thread.
public final class AtMostOneOpenConversationPerThread extends Promise {

    private final Map<String, String> open = new HashMap<>();

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.isEvent()) {
            return;
        }
        switch (record.type()) {
            case "ConversationStarted", "ConversationResumed" -> opened(record);
            case "ConversationDisconnected" -> closed(record);
            default -> {
                // Does not open or close a conversation.
            }
        }
    }

    private void opened(TopicRecord record) {
        String conversation = record.text("conversationId");
        String before = open.put(record.key(), conversation);
        if (before != null) {
            violated(
                    "%s: thread %s opens %s while %s is open"
                            .formatted(record.place(), record.key(), conversation, before));
        }
    }

    private void closed(TopicRecord record) {
        String conversation = record.text("conversationId");
        String before = open.remove(record.key());
        if (!conversation.equals(before)) {
            violated(
                    "%s: thread %s closes %s while %s is open"
                            .formatted(record.place(), record.key(), conversation, before));
        }
    }
}
