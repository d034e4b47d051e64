package io.onbehalf.kit.metrics;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldestEntriesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Instant> lists = new ConcurrentHashMap<>();
    private boolean moving;
    private final OldestEntries oldest =
            new OldestEntries(
                    OnbehalfMeter.CONVERSATIONS_OLDEST_WAITING,
                    meters,
                    InstantSource.fixed(NOON),
                    this::read);

    private List<Map<String, Instant>> read() {
        if (moving) {
            throw new IllegalStateException("the lists are moving");
        }
        return List.of(lists, Map.of("of another partition", NOON));
    }

    @Test
    void a_list_with_entries_has_a_series_and_an_empty_one_has_none() {
        lists.put("sales", NOON.minusSeconds(90));
        lists.put("support", NOON.minusMillis(1_500));
        oldest.measure();
        assertThat(told()).isEqualTo(Map.of("sales", 90.0, "support", 1.5, "of another partition", 0.0));

        lists.remove("sales");
        lists.put("support", NOON.minusSeconds(7));
        oldest.measure();
        assertThat(told()).isEqualTo(Map.of("support", 7.0, "of another partition", 0.0));
    }

    @Test
    void they_are_read_while_the_service_runs() {
        lists.put("sales", NOON);

        oldest.start();
        await().until(() -> told().containsKey("sales"));
        assertThat(oldest.isRunning()).isTrue();

        oldest.stop();
        assertThat(oldest.isRunning()).isFalse();
    }

    @Test
    void lists_that_are_moving_have_none() {
        lists.put("sales", NOON);
        oldest.measure();

        moving = true;
        oldest.measure();

        assertThat(told()).isEmpty();
    }

    @Test
    void of_too_many_lists_those_with_the_oldest_entries_are_told() {
        IntStream.range(0, 1_200).forEach(i -> lists.put("queue-" + i, NOON.minusSeconds(i)));

        oldest.measure();

        assertThat(told()).hasSize(1_000).containsKey("queue-1199").doesNotContainKey("queue-199");
    }

    private Map<String, Double> told() {
        return meters.getMeters().stream()
                .map(Gauge.class::cast)
                .collect(toMap(OldestEntriesTest::queue, Gauge::value));
    }

    private static String queue(Meter meter) {
        return String.valueOf(meter.getId().getTag("queue"));
    }
}
