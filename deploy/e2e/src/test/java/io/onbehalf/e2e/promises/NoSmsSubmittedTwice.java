package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/// An SMS is attempted again only after the message centre said that it did not take it for now.
///
/// Valid: `Attempted(m, 1) Settled(m, 1: RETRIABLE) Attempted(m, 1) Settled(m, 1: ACCEPTED)`. Invalid:
/// `Attempted(m, 1) Attempted(m, 1)`, and `Attempted(m, 1) Settled(m, 1: OUTCOME_UNKNOWN) Attempted(m, 1)`.
public final class NoSmsSubmittedTwice extends Promise {

    private final Map<String, Set<Integer>> gone = new HashMap<>();

    @Override
    public void onEvent(Entry entry) {
        if (!entry.topic().equals("carrier.attempts") || entry.value() == null) {
            return;
        }
        Set<Integer> parts = gone.computeIfAbsent(entry.text("messageId"), _ -> new HashSet<>());
        switch (entry.type()) {
            case "SmsSubmitAttempted" -> attempted(entry, parts);
            case "SmsSubmitSettled" -> settled(entry, parts);
            default -> violated(entry.place() + " is no attempt");
        }
    }

    private void attempted(Entry entry, Set<Integer> parts) {
        for (Object part : entry.items("parts")) {
            if (!parts.add((Integer) part)) {
                violated(
                        "%s: SMS %s of message %s was attempted before"
                                .formatted(entry.place(), part, entry.text("messageId")));
            }
        }
    }

    private static void settled(Entry entry, Set<Integer> parts) {
        for (Object outcome : entry.items("outcomes")) {
            GenericRecord one = (GenericRecord) outcome;
            if (String.valueOf(one.get("outcome")).equals("RETRIABLE")) {
                parts.remove((Integer) one.get("part"));
            }
        }
    }
}
