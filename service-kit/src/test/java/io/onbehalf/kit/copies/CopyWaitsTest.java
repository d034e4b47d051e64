package io.onbehalf.kit.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CopyWaitsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration BOUND = Duration.ofMinutes(2);

    private Instant now = NOON;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CopyWaits waits = new CopyWaits(BOUND, () -> now, meters);

    @Test
    void a_wait_is_as_old_as_its_beginning() {
        waits.measure(Topics.QUEUES);
        waits.measure(Topics.USERS);
        waits.begin(Topics.QUEUES.name());
        now = NOON.plusSeconds(30);
        waits.begin(Topics.QUEUES.name());

        assertThat(waits.since()).isEqualTo(Map.of(Topics.QUEUES.name(), NOON));
        assertThat(seconds(Topics.QUEUES)).isEqualTo(30);
        assertThat(seconds(Topics.USERS)).isZero();
    }

    @Test
    void a_copy_that_goes_on_waits_no_more() {
        waits.measure(Topics.QUEUES);
        waits.begin(Topics.QUEUES.name());
        now = NOON.plus(BOUND);
        waits.end(Topics.QUEUES.name());

        assertThat(waits.since()).isEmpty();
        assertThat(waits.areStale()).isFalse();
        assertThat(seconds(Topics.QUEUES)).isZero();
    }

    @Test
    void copies_are_stale_from_the_bound_on() {
        assertThat(waits.areStale()).isFalse();
        waits.begin(Topics.QUEUES.name());

        now = NOON.plus(BOUND).minusMillis(1);
        assertThat(waits.areStale()).isFalse();

        now = NOON.plus(BOUND);
        assertThat(waits.areStale()).isTrue();
    }

    private double seconds(Topic topic) {
        return meters.get(OnbehalfMeter.COPIES_WAIT.id()).tag("topic", topic.name()).gauge().value();
    }
}
