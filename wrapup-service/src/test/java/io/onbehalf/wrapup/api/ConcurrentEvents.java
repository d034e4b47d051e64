package io.onbehalf.wrapup.api;

import java.util.ArrayDeque;
import java.util.Queue;

/// Events elsewhere while a call waits for its reply, one after the other.
final class ConcurrentEvents {

    private final Queue<Runnable> events = new ArrayDeque<>();

    void add(Runnable event) {
        events.add(event);
    }

    /// Runs the next one, if any.
    boolean next() {
        Runnable event = events.poll();
        if (event == null) {
            return false;
        }
        event.run();
        return true;
    }
}
