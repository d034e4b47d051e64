package io.onbehalf.local.client;

import io.onbehalf.local.Failure;
import java.util.HashMap;
import java.util.Map;

/// Checks that a thread's events on one topic have contiguous sequence numbers.
final class SequenceCheck {

    private final Map<String, Long> lastSequences = new HashMap<>();

    /// Throws if the event does not follow the previous one of its thread and topic. Ignores records without
    /// a thread or a sequence.
    void add(ConsumedEvent event) {
        if (!event.value().hasField("threadId") || !event.value().hasField("sequence")) {
            return;
        }
        long sequence = ((Number) event.value().get("sequence")).longValue();
        Long previous = lastSequences.put(event.topic() + " " + event.key(), sequence);
        if (previous != null && sequence != previous + 1) {
            throw new Failure(
                    "%s, thread %s: event %d came after event %d."
                            .formatted(event.topic(), event.key(), sequence, previous));
        }
    }
}
