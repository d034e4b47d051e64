package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.Map;

/// The events of a key are numbered from 1 without a gap, so a consumer can prove that it missed none.
///
/// Valid: `1 2 3`. Invalid: `1 3`, `1 2 2`, `2 3`.
public final class ContiguousSequence extends Promise {

    private final Map<String, Long> last = new HashMap<>();

    @Override
    public void onEvent(Entry entry) {
        if (!entry.isEvent()) {
            return;
        }
        String stream = entry.topic() + " " + entry.key();
        long expected = last.getOrDefault(stream, 0L) + 1;
        String sequence = entry.text("sequence");
        if (!sequence.equals(Long.toString(expected))) {
            violated(
                    "%s: key %s: sequence %s instead of %d"
                            .formatted(entry.place(), entry.key(), sequence, expected));
        }
        last.put(stream, expected);
    }
}
