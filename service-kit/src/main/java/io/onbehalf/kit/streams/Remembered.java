package io.onbehalf.kit.streams;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// Rows that are kept for a day and then forgotten: what was answered, what a key was used for.
///
/// Each has a companion whose name begins with its time, so the oldest are found without a look at the
/// others. They go a few at a time, as a thread that forgets answers nobody meanwhile: up to a hundred a
/// second in each partition.
public final class Remembered<T> {

    /// How long the same idempotency key stands for the same request.
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 1_000;

    private final Rows rows;
    private final String prefix;
    private final String companions;
    private final Class<T> type;

    /// @param prefix of the rows
    /// @param companions prefix of `<time>/<key>`, one for each row
    public Remembered(Rows rows, String prefix, String companions, Class<T> type) {
        this.rows = rows;
        this.prefix = prefix;
        this.companions = companions;
        this.type = type;
    }

    /// Forgets what is due from now on, by the wall clock.
    public void forgetIn(ProcessorContext<?, ?> context) {
        context.schedule(
                PAUSE, PunctuationType.WALL_CLOCK_TIME, now -> forget(Instant.ofEpochMilli(now).minus(KEPT)));
    }

    public @Nullable T get(String key) {
        return rows.get(prefix, key, type);
    }

    /// Keeps a value under a key that has none.
    ///
    /// @param at when its time begins
    public void put(String key, T value, Instant at) {
        rows.put(prefix, key, value, type);
        rows.put(companions, time(at) + "/" + key, "", String.class);
    }

    private void forget(Instant oldest) {
        for (String companion : rows.keysBefore(companions, time(oldest), AT_ONCE)) {
            rows.delete(prefix, companion.substring(companion.indexOf('/') + 1));
            rows.delete(companions, companion);
        }
    }

    /// In an order that is the order of time.
    private static String time(Instant at) {
        return "%015d".formatted(at.toEpochMilli());
    }
}
