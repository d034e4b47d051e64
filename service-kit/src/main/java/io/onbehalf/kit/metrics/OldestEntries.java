package io.onbehalf.kit.metrics;

import static java.util.Comparator.naturalOrder;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Measures for how long the oldest entry of each list has been in it, by the list's id: one series for each
/// list that has an entry, of the lists whose partition this instance has. So each list is told by one
/// instance, and by none while its partition moves.
///
/// The lists are read every ten seconds, not when they change: the cost does not grow with the load. Of more
/// than a thousand lists those with the oldest entries are told.
public final class OldestEntries implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OldestEntries.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 1_000;

    private final OnbehalfMeter meter;
    private final MultiGauge gauges;
    private final InstantSource clock;
    private final Supplier<List<Map<String, Instant>>> lists;
    private volatile @Nullable ScheduledExecutorService timer;

    /// @param meter has one tag: the list's id
    /// @param lists reads since when the oldest entry of each list is in it; a list is in one partition
    public OldestEntries(
            OnbehalfMeter meter,
            MeterRegistry meters,
            InstantSource clock,
            Supplier<List<Map<String, Instant>>> lists) {
        this.meter = meter;
        this.gauges = meter.gauges(meters);
        this.clock = clock;
        this.lists = lists;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("oldest-entries").factory());
        var _ = started.scheduleWithFixedDelay(this::measure, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        timer = started;
    }

    /// Reads the lists now. Lists that can't be read now have no series.
    void measure() {
        try {
            report(lists.get());
        } catch (RuntimeException e) {
            LOG.debug("{}: can't be measured now: {}", meter.id(), e.getClass().getSimpleName());
            report(List.of());
        }
    }

    private void report(List<Map<String, Instant>> partitions) {
        gauges.register(
                partitions.stream()
                        .flatMap(partition -> partition.entrySet().stream())
                        .sorted(Map.Entry.comparingByValue(naturalOrder()))
                        .limit(MOST)
                        .map(oldest ->
                                Row.of(meter.tagged(oldest.getKey()), oldest.getValue(), this::seconds))
                        .toList(),
                true);
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
