package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// After every request an open conversation has an owner: one connected agent, or one queue that it waits in;
/// both only while an agent transfers it.
///
/// Valid: `ConversationStarted ParticipantConnected(ACD)` by one request, `ParticipantDisconnected(ACD)
/// ParticipantConnected(AGENT)` by the next. Invalid: `ParticipantDisconnected(AGENT)` alone by one request.
public final class EveryOpenConversationHasAnOwner extends Promise {

    private final Map<String, Owners> threads = new HashMap<>();

    /// What is connected on a thread, by the participant's id.
    private static final class Owners {
        private boolean open;
        private TopicRecord last;
        private final Set<String> agents = new HashSet<>();
        private final Set<String> queues = new HashSet<>();

        private Owners(TopicRecord first) {
            last = first;
        }

        private boolean isOwned() {
            return !open || (agents.size() <= 1 && queues.size() <= 1 && agents.size() + queues.size() > 0);
        }
    }

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.topic().equals("conversation.events") || !record.isEvent()) {
            return;
        }
        Owners thread = threads.computeIfAbsent(record.key(), _ -> new Owners(record));
        if (!thread.last.text("requestId").equals(record.text("requestId"))) {
            check(thread);
        }
        thread.last = record;
        apply(thread, record);
    }

    private static void apply(Owners thread, TopicRecord record) {
        switch (record.type()) {
            case "ConversationStarted", "ConversationResumed" -> thread.open = true;
            case "ConversationDisconnected" -> thread.open = false;
            case "ParticipantConnected" -> holders(thread, record).add(record.text("participantId"));
            case "ParticipantDisconnected" -> holders(thread, record).remove(record.text("participantId"));
            default -> {
                // Changes no owner.
            }
        }
    }

    private static Set<String> holders(Owners thread, TopicRecord record) {
        return switch (record.text("purpose")) {
            case "AGENT" -> thread.agents;
            case "ACD" -> thread.queues;
            default -> new HashSet<>();
        };
    }

    private void check(Owners thread) {
        if (!thread.isOwned()) {
            violated(
                    "%s: thread %s is open with %d agents and %d queues"
                            .formatted(
                                    thread.last.place(),
                                    thread.last.key(),
                                    thread.agents.size(),
                                    thread.queues.size()));
        }
    }

    @Override
    protected void onEnd() {
        threads.values().forEach(this::check);
    }
}
