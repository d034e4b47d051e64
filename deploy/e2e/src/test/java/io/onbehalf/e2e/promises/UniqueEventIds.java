package io.onbehalf.e2e.promises;

import java.util.HashMap;
import java.util.Map;

/// No two events have the same id, on whichever topic.
///
/// Valid: `e1 e2`. Invalid: `e1 e1`.
public final class UniqueEventIds extends Promise {

    private final Map<String, String> places = new HashMap<>();

    @Override
    public void onEvent(Entry entry) {
        if (!entry.isEvent()) {
            return;
        }
        String before = places.put(entry.text("eventId"), entry.place());
        if (before != null) {
            violated("%s: event id %s is that of %s".formatted(entry.place(), entry.text("eventId"), before));
        }
    }
}
