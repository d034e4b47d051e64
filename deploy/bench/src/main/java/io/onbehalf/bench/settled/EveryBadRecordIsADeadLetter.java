package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A request that nobody can read is not dropped: it is a dead letter.
///
/// Valid: a record `k1` that is marked as unreadable, and a dead letter `k1`. Invalid: the record alone.
public final class EveryBadRecordIsADeadLetter extends Promise {

    private final String mark;
    private final Map<String, String> bad = new HashMap<>();
    private final Set<String> letters = new HashSet<>();

    /// @param mark the header of records that were made unreadable on purpose
    public EveryBadRecordIsADeadLetter(String mark) {
        this.mark = mark;
    }

    @Override
    public void onRecord(TopicRecord record) {
        if (record.topic().endsWith(".dead-letters")) {
            letters.add(record.key());
        } else if (record.headers().containsKey(mark)) {
            bad.put(record.key(), record.place());
        }
    }

    @Override
    protected void onEnd() {
        bad.forEach((key, place) -> {
            if (!letters.contains(key)) {
                violated("%s: record %s is unreadable, and no dead letter has it".formatted(place, key));
            }
        });
    }
}
