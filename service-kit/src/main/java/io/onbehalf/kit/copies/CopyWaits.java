package io.onbehalf.kit.copies;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Since when copies of other services' topics stand still, because their next record can't be read yet (the
/// registry is away) or its dead letter is not taken.
///
/// All copies of a topology are read by one thread: while the next record of one topic waits, none of them
/// follows.
public final class CopyWaits {

    /// Our own setting of Kafka Streams, under which what is made by it finds them.
    public static final String SETTING = "onbehalf.copy.waits";

    /// For how long copies may stand still until what must not rest on old data is refused.
    public static final Duration DEFAULT_BOUND = Duration.ofMinutes(2);

    private final Duration bound;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /// @param bound how long copies may stand still
    public CopyWaits(Duration bound, InstantSource clock, MeterRegistry meters) {
        this.bound = bound;
        this.clock = clock;
        this.meters = meters;
    }

    /// A topic is copied, so its wait is measured.
    public void measure(Topic topic) {
        OnbehalfMeter.COPIES_WAIT.gauge(meters, () -> seconds(topic.name()), topic.name());
    }

    private double seconds(String topic) {
        Instant from = since.get(topic);
        return from == null ? 0 : Math.max(0, Duration.between(from, clock.instant()).toMillis() / 1_000.0);
    }

    /// The next record of a topic can't be taken over now. Said again, it changes nothing.
    public void begin(String topic) {
        since.putIfAbsent(topic, clock.instant());
    }

    /// It is taken over, or passed over.
    public void end(String topic) {
        since.remove(topic);
    }

    /// Since when which topics wait, by name; empty if all copies follow.
    public Map<String, Instant> since() {
        return new TreeMap<>(since);
    }

    /// How long copies may stand still.
    public Duration bound() {
        return bound;
    }

    /// True if copies have stood still for the bound or longer.
    public boolean areStale() {
        Instant latest = clock.instant().minus(bound);
        return since.values().stream().anyMatch(from -> !from.isAfter(latest));
    }
}
