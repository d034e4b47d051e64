package io.onbehalf.bench.promises;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A message that an agent sends after the contact opted out is not submitted before the contact opts in.
///
/// A message that was queued before may still be submitted: its attempt may be recorded when the STOP is
/// decided. Our automatic answers to keywords are exempt.
///
/// Valid: `MessageQueued(m1) ContactOptedOut Attempted(m1)`, `ContactOptedOut AutomaticMessageQueued(m1)
/// Attempted(m1)`, `ContactOptedOut ContactOptedIn MessageQueued(m1) Attempted(m1)`. Invalid:
/// `ContactOptedOut MessageQueued(m1) Attempted(m1)`.
public final class NoSmsToOptedOutContacts extends Promise {

    private final Map<String, OptOut> byThread = new HashMap<>();
    private final Map<String, List<Long>> optIns = new HashMap<>();
    private final Map<String, OptOut> blocked = new HashMap<>();
    private final List<TopicRecord> attempts = new ArrayList<>();

    /// An opt-out on a thread, and its time.
    private record OptOut(String threadId, String contactId, long at) {}

    @Override
    public void onRecord(TopicRecord record) {
        switch (record.type()) {
            case "ContactOptedOut" -> optedOut(record, time(record, "occurredAt"));
            case "ContactOptedIn" -> optedIn(record, time(record, "occurredAt"));
            case "ContactConsentApplied" -> applied(record, time(record, "changedAt"));
            case "MessageQueued", "AgentlessMessageQueued" -> queued(record);
            case "SmsSubmitAttempted" -> attempts.add(record);
            default -> {
                // Neither about consent nor about a submit.
            }
        }
    }

    private void applied(TopicRecord record, long changedAt) {
        if (record.text("optedOut").equals("true")) {
            optedOut(record, changedAt);
        } else {
            optedIn(record, changedAt);
        }
    }

    private void optedOut(TopicRecord record, long at) {
        byThread.put(record.key(), new OptOut(record.key(), record.text("consentId"), at));
    }

    /// It counts for the thread immediately, and for the contact before their other threads have processed
    /// it.
    private void optedIn(TopicRecord record, long at) {
        byThread.remove(record.key());
        Stream.of(record.key(), record.text("consentId"))
                .forEach(id -> optIns.computeIfAbsent(id, _ -> new ArrayList<>()).add(at));
    }

    private void queued(TopicRecord record) {
        OptOut out = byThread.get(record.key());
        if (out != null) {
            blocked.put(record.text("messageId"), out);
        }
    }

    @Override
    protected void onEnd() {
        for (TopicRecord attempt : attempts) {
            OptOut out = blocked.get(attempt.text("messageId"));
            if (out != null && !liftedBefore(out, time(attempt, "attemptedAt"))) {
                violated(
                        "%s: message %s was queued after the contact of thread %s had opted out"
                                .formatted(attempt.place(), attempt.text("messageId"), out.threadId()));
            }
        }
    }

    private boolean liftedBefore(OptOut out, long attemptedAt) {
        return Stream.of(out.threadId(), out.contactId())
                .flatMap(id -> optIns.getOrDefault(id, List.of()).stream())
                .anyMatch(in -> in >= out.at() && in <= attemptedAt);
    }

    private static long time(TopicRecord record, String field) {
        return (Long) requireNonNull(record.value()).get(field);
    }
}
