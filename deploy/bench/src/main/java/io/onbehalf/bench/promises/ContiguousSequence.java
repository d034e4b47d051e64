package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.Map;

/// The events of a key are numbered from 1 without a gap, so a consumer can prove that it missed no event.
///
/// Valid: `1 2 3`. Invalid: `1 3`, `1 2 2`, `2 3`.
public final class ContiguousSequence extends Promise {

    private final Map<String, Long> last = new HashMap<>();

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.isEvent()) {
            return;
        }
        String stream = record.topic() + " " + record.key();
        long expected = last.getOrDefault(stream, 0L) + 1;
        String sequence = record.text("sequence");
        if (!sequence.equals(Long.toString(expected))) {
            violated(
                    "%s: key %s: sequence %s instead of %d"
                            .formatted(record.place(), record.key(), sequence, expected));
        }
        last.put(stream, expected);
    }
}
