package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// A request that nobody can read is not dropped: it is a dead letter.
///
/// Valid: a record at `queue.requests-0@7` that is marked as unreadable, and a dead letter with that source.
/// Invalid: the record alone, or with a letter from elsewhere. The key says nothing: a record may have none,
/// or one that its letter has no room for.
public final class EveryBadRecordIsADeadLetter extends Promise {

    private final String mark;
    private static final String SOURCE = "dead_letter_source";

    private final Set<String> bad = new LinkedHashSet<>();
    private final Set<String> letters = new HashSet<>();

    /// @param mark the header of records that were made unreadable on purpose
    public EveryBadRecordIsADeadLetter(String mark) {
        this.mark = mark;
    }

    @Override
    public void onRecord(TopicRecord record) {
        if (record.topic().endsWith(".dead-letters")) {
            letters.add(record.headers().getOrDefault(SOURCE, ""));
        } else if (record.headers().containsKey(mark)) {
            bad.add("%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()));
        }
    }

    @Override
    protected void onEnd() {
        bad.stream()
                .filter(place -> !letters.contains(place))
                .forEach(place ->
                        violated("record %s is unreadable, and no dead letter has it".formatted(place)));
    }
}
