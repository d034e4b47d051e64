package io.onbehalf.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LatencyTest {

    @Test
    void a_share_of_the_calls_was_answered_within_its_percentile() {
        Latency latency = Latency.of(LongStream.rangeClosed(1, 100).map(ms -> ms * 1_000_000).toArray());

        assertThat(latency).hasToString("p50 50 ms, p95 95 ms, p99 99 ms, slowest 100 ms");
    }

    @Test
    void no_calls_have_no_latency() {
        assertThat(Latency.of(new long[0])).hasToString("none");
    }
}
