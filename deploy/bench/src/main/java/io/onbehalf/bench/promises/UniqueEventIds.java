package io.onbehalf.bench.promises;

import java.util.HashMap;
import java.util.Map;

/// No two events have the same id, on any topic.
///
/// Valid: `e1 e2`. Invalid: `e1 e1`.
public final class UniqueEventIds extends Promise {

    private final Map<String, String> places = new HashMap<>();

    @Override
    public void onRecord(TopicRecord record) {
        if (!record.isEvent()) {
            return;
        }
        String before = places.put(record.text("eventId"), record.place());
        if (before != null) {
            violated(
                    "%s: event id %s is that of %s"
                            .formatted(record.place(), record.text("eventId"), before));
        }
    }
}
