package io.onbehalf.e2e.promises;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What an agent writes after the contact opted out is not submitted before the contact opts in.
///
/// What was queued before may leave yet: its attempt may stand on the log when the STOP is decided. Our own
/// answers to keywords go past the block.
///
/// Valid: `MessageQueued(m1) ContactOptedOut Attempted(m1)`, `ContactOptedOut AutomaticMessageQueued(m1)
/// Attempted(m1)`, `ContactOptedOut ContactOptedIn MessageQueued(m1) Attempted(m1)`. Invalid:
/// `ContactOptedOut MessageQueued(m1) Attempted(m1)`.
public final class NothingToWhoOptedOut extends Promise {

    private final Map<String, OptOut> byThread = new HashMap<>();
    private final Map<String, List<Long>> optIns = new HashMap<>();
    private final Map<String, OptOut> blocked = new HashMap<>();
    private final List<Entry> attempts = new ArrayList<>();

    /// A contact's word on a thread, and when they said it.
    private record OptOut(String threadId, String contactId, long at) {}

    @Override
    public void onEvent(Entry entry) {
        switch (entry.type()) {
            case "ContactOptedOut" -> optedOut(entry, time(entry, "occurredAt"));
            case "ContactOptedIn" -> optedIn(entry, time(entry, "occurredAt"));
            case "ContactConsentApplied" -> applied(entry, time(entry, "changedAt"));
            case "MessageQueued" -> queued(entry);
            case "SmsSubmitAttempted" -> attempts.add(entry);
            default -> {
                // Says nothing of consent, and submits nothing.
            }
        }
    }

    private void applied(Entry entry, long changedAt) {
        if (entry.text("optedOut").equals("true")) {
            optedOut(entry, changedAt);
        } else {
            optedIn(entry, changedAt);
        }
    }

    private void optedOut(Entry entry, long at) {
        byThread.put(entry.key(), new OptOut(entry.key(), entry.text("consentId"), at));
    }

    /// It counts for the thread at once, and may be known of the contact before their other threads hear it.
    private void optedIn(Entry entry, long at) {
        byThread.remove(entry.key());
        Stream.of(entry.key(), entry.text("consentId"))
                .forEach(id -> optIns.computeIfAbsent(id, _ -> new ArrayList<>()).add(at));
    }

    private void queued(Entry entry) {
        OptOut out = byThread.get(entry.key());
        if (out != null) {
            blocked.put(entry.text("messageId"), out);
        }
    }

    @Override
    protected void onEnd() {
        for (Entry attempt : attempts) {
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

    private static long time(Entry entry, String field) {
        return (Long) requireNonNull(entry.value()).get(field);
    }
}
