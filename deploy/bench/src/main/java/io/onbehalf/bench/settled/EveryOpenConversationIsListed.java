package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/// What the events say of conversations, the lists say too: the last snapshot of each has those who hold it,
/// and the counts of each queue and of each agent are those of their conversations.
///
/// Valid: `ParticipantConnected(c1, p1, ACD, q1) ConversationSnapshot(c1, p1 connected) QueueLoad(q1, waiting
/// 1)`. Invalid: the same with another snapshot or without one, or with `QueueLoad(q1, waiting 0)`.
public final class EveryOpenConversationIsListed extends Promise {

    private static final Set<String> HOLDERS = Set.of("AGENT", "ACD");

    private final Map<String, Set<String>> holders = new TreeMap<>();
    private final Map<String, Set<String>> snapshots = new HashMap<>();
    private final Map<String, String> stints = new TreeMap<>();
    private final Map<String, String> allocated = new HashMap<>();
    private final Map<String, String> counts = new TreeMap<>();

    @Override
    public void onRecord(TopicRecord record) {
        switch (record.type()) {
            case "AgentAlerted" -> allocated.put(record.text("participantId"), record.text("userId"));
            case "AlertEnded", "InteractionDeallocated" -> allocated.remove(record.text("participantId"));
            case "ParticipantConnected" -> connected(record);
            case "ParticipantDisconnected" -> disconnected(record);
            case "ConversationSnapshot" -> snapshots.put(record.key(), held(record.items("participants")));
            case "QueueLoad" -> {
                counts.put("queue %s waiting".formatted(record.text("queueId")), record.text("waiting"));
                counts.put("queue %s connected".formatted(record.text("queueId")), record.text("connected"));
            }
            case "AgentLoad" -> counts.put("agent " + record.text("userId"), record.text("conversations"));
            default -> {
                // Changes neither who holds a conversation nor a list.
            }
        }
    }

    private void connected(TopicRecord record) {
        if (!HOLDERS.contains(record.text("purpose"))) {
            return;
        }
        String participant = record.text("participantId");
        holders.computeIfAbsent(record.text("conversationId"), _ -> new HashSet<>()).add(participant);
        if (!record.text("queueId").isEmpty()) {
            String state = record.text("userId").isEmpty() ? "waiting" : "connected";
            stints.put(participant, "queue %s %s".formatted(record.text("queueId"), state));
        }
        if (record.text("purpose").equals("AGENT")) {
            allocated.put(participant, record.text("userId"));
        }
    }

    private void disconnected(TopicRecord record) {
        String participant = record.text("participantId");
        holders.computeIfAbsent(record.text("conversationId"), _ -> new HashSet<>()).remove(participant);
        stints.remove(participant);
    }

    private static Set<String> held(List<?> participants) {
        Set<String> held = new HashSet<>();
        for (Object each : participants) {
            GenericRecord participant = (GenericRecord) each;
            if (HOLDERS.contains(String.valueOf(participant.get("purpose")))
                    && String.valueOf(participant.get("state")).equals("CONNECTED")) {
                held.add(String.valueOf(participant.get("participantId")));
            }
        }
        return held;
    }

    @Override
    protected void onEnd() {
        holders.forEach((conversation, held) -> {
            Set<String> shown = snapshots.get(conversation);
            if (!held.equals(shown)) {
                violated(
                        "conversation %s is held by %s, but its snapshot has %s"
                                .formatted(conversation, held, shown == null ? "never come" : shown));
            }
        });
        checkCounts();
    }

    private void checkCounts() {
        Map<String, Integer> expected = new TreeMap<>();
        counts.keySet().forEach(list -> expected.put(list, 0));
        stints.values().forEach(list -> expected.merge(list, 1, Integer::sum));
        allocated.values().forEach(user -> expected.merge("agent " + user, 1, Integer::sum));
        expected.forEach((list, count) -> {
            String counted = counts.getOrDefault(list, "");
            if (!counted.equals(count.toString())) {
                violated(
                        "%s: %d conversations, but the count is %s"
                                .formatted(list, count, counted.isEmpty() ? "none" : counted));
            }
        });
    }
}
