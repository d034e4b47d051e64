package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/// An SMS is attempted again only after the SMSC has refused it temporarily.
///
/// Valid: `Attempted(m, 1) Settled(m, 1: RETRIABLE) Attempted(m, 1) Settled(m, 1: ACCEPTED)`. Invalid:
/// `Attempted(m, 1) Attempted(m, 1)`, and `Attempted(m, 1) Settled(m, 1: OUTCOME_UNKNOWN) Attempted(m, 1)`.
public final class NoSmsSubmittedTwice extends Promise {

    private final Map<String, Set<Integer>> attempted = new HashMap<>();

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.topic().equals("carrier.attempts") || record.value() == null) {
            return;
        }
        Set<Integer> parts = attempted.computeIfAbsent(record.text("messageId"), _ -> new HashSet<>());
        switch (record.type()) {
            case "SmsSubmitAttempted" -> attempted(record, parts);
            case "SmsSubmitConcluded" -> settled(record, parts);
            default -> violated(record.place() + " is not about an attempt");
        }
    }

    private void attempted(TopicRecord record, Set<Integer> parts) {
        for (Object part : record.items("parts")) {
            if (!parts.add((Integer) part)) {
                violated(
                        "%s: SMS %s of message %s was attempted before"
                                .formatted(record.place(), part, record.text("messageId")));
            }
        }
    }

    private static void settled(TopicRecord record, Set<Integer> parts) {
        for (Object outcome : record.items("outcomes")) {
            GenericRecord one = (GenericRecord) outcome;
            if (String.valueOf(one.get("outcome")).equals("RETRIABLE")) {
                parts.remove((Integer) one.get("part"));
            }
        }
    }
}
