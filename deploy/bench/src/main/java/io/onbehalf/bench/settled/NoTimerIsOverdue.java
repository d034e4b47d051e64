package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What is due by itself happens: after-call work and alerts end, receipts that do not come are given up, and
/// a silent conversation leaves its agent.
///
/// Valid: `WrapupOpened(p1, due 12:00) WrapupCompleted(p1)`, whatever the time. Invalid: `WrapupOpened(p1,
/// due 12:00)` alone, at 12:05.
public final class NoTimerIsOverdue extends Promise {

    private final long latest;
    private final Map<String, Due> timers = new HashMap<>();

    private record Due(long at, String place) {}

    /// @param now the time of the check
    /// @param grace how long after its time a timer may come
    public NoTimerIsOverdue(Instant now, Duration grace) {
        latest = now.minus(grace).toEpochMilli();
    }

    @Override
    public void onRecord(TopicRecord record) {
        switch (record.type()) {
            case "WrapupOpened" -> set("after-call work of participant", "participantId", "dueAt", record);
            case "WrapupCompleted" -> clear("after-call work of participant", "participantId", record);
            case "AgentAlerted" -> set("alert of participant", "participantId", "alertingUntil", record);
            case "AlertEnded", "ParticipantConnected", "ParticipantDisconnected" ->
                    clear("alert of participant", "participantId", record);
            case "MessageStatusChanged" -> set("receipt of message", "messageId", "receiptDueAt", record);
            case "ConversationSnapshot" -> silence(record);
            default -> {
                // Sets no timer.
            }
        }
    }

    private void silence(TopicRecord record) {
        if (record.text("endedAt").isEmpty()) {
            set("silence of conversation", "conversationId", "inactivityTimeoutAt", record);
        } else {
            clear("silence of conversation", "conversationId", record);
        }
    }

    /// No time is no timer.
    private void set(String kind, String id, String time, TopicRecord record) {
        clear(kind, id, record);
        if (!record.text(time).isEmpty()) {
            timers.put(
                    kind + " " + record.text(id), new Due(Long.parseLong(record.text(time)), record.place()));
        }
    }

    private void clear(String kind, String id, TopicRecord record) {
        timers.remove(kind + " " + record.text(id));
    }

    @Override
    protected void onEnd() {
        timers.forEach((name, due) -> {
            if (due.at() < latest) {
                violated(
                        "%s: the %s was due at %s and did not end"
                                .formatted(due.place(), name, Instant.ofEpochMilli(due.at())));
            }
        });
    }
}
