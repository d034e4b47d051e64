package io.onbehalf.gateway.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong secrets by who is guessing or by whose secret is guessed, and says how long the next try must
/// wait.
///
/// After a number of wrong secrets, each within the pause after the one before, no try counts until the pause
/// after the last one is over; so also the right secret must wait, but never longer than one pause. A try
/// that is refused for that is no wrong secret.
final class WrongSecrets {

    private static final int MOST_KEPT = 10_000;
    private static final int KEY_LENGTH = 64;

    private final int allowed;
    private final Duration pause;
    private final InstantSource clock;

    /// The least recently wrong are forgotten first.
    private final Map<String, Wrong> byKey =
            new LinkedHashMap<>(16, 0.75f, true) {

                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private record Wrong(int count, Instant pauseEndsAt) {}

    /// @param allowed the wrong secrets after which a key must wait
    WrongSecrets(int allowed, Duration pause, InstantSource clock) {
        this.allowed = allowed;
        this.pause = pause;
        this.clock = clock;
    }

    /// How long a key must wait; zero if it may try.
    synchronized Duration pauseLeft(String key) {
        Wrong wrong = byKey.get(shortened(key));
        if (wrong == null || wrong.count() < allowed) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), wrong.pauseEndsAt());
        return left.isPositive() ? left : Duration.ZERO;
    }

    synchronized void add(String key) {
        Instant now = clock.instant();
        byKey.merge(
                shortened(key),
                new Wrong(1, now.plus(pause)),
                (before, first) ->
                        before.pauseEndsAt().isAfter(now)
                                ? new Wrong(before.count() + 1, first.pauseEndsAt())
                                : first);
    }

    /// After the right secret.
    synchronized void forget(String key) {
        byKey.remove(shortened(key));
    }

    private static String shortened(String key) {
        return key.length() <= KEY_LENGTH ? key : key.substring(0, KEY_LENGTH);
    }
}
