package io.onbehalf.kit.store;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.clock.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// Rows that are kept for at least a day and then deleted: replies, and the uses of an idempotency key.
///
/// Each has a companion `expiring/<prefix><time>/<key>`, so the oldest are found without reading the others.
/// They are deleted a thousand at a time, every ten seconds in each partition until there are none left and
/// then every hour, because requests wait for the thread that deletes.
public final class ExpiringEntries<T> {

    /// The time for which an idempotency key identifies the same request.
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
    private static final int BATCH = 1_000;

    private final PrefixedStore rows;
    private final String prefix;
    private final String companions;
    private final Class<T> type;
    private @Nullable Alarm alarm;

    public ExpiringEntries(PrefixedStore rows, String prefix, Class<T> type) {
        this.rows = rows;
        this.prefix = prefix;
        this.companions = "expiring/" + prefix;
        this.type = type;
    }

    /// Deletes what has expired from now on, by the wall clock.
    public void expireIn(ProcessorContext<?, ?> context) {
        alarm = new Alarm(context, this::expire);
        alarm.setAt(context.currentSystemTimeMs() + SHORT_PAUSE.toMillis());
    }

    public @Nullable T get(String key) {
        return rows.get(prefix, key, type);
    }

    /// Keeps a value under a key that has none.
    ///
    /// @param at since when it is kept
    public void put(String key, T value, Instant at) {
        rows.put(prefix, key, value, type);
        rows.put(companions, SortedText.of(at) + "/" + key, "", String.class);
    }

    private void expire(long now) {
        boolean all = deleteBefore(Instant.ofEpochMilli(now).minus(KEPT)) < BATCH;
        requireNonNull(alarm).setAt(now + (all ? PAUSE : SHORT_PAUSE).toMillis());
    }

    private int deleteBefore(Instant oldest) {
        List<String> expired = rows.keysBefore(companions, SortedText.of(oldest), BATCH);
        for (String companion : expired) {
            rows.delete(prefix, companion.substring(companion.indexOf('/') + 1));
            rows.delete(companions, companion);
        }
        return expired.size();
    }
}
