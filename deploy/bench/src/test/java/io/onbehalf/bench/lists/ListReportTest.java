package io.onbehalf.bench.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.bench.lists.PageCall.Measured;
import io.onbehalf.local.load.Latency;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListReportTest {

    @Test
    void a_page_is_too_slow_if_more_than_one_of_a_hundred_calls_takes_more_than_it_may() {
        Measured fast = page(49, 1);
        Measured slow = page(49, 2);

        assertThat(ListReport.isFast(List.of(fast))).isTrue();
        assertThat(ListReport.isFast(List.of(fast, slow))).isFalse();
        assertThat(ListReport.line(fast)).doesNotContain("too slow");
        assertThat(ListReport.line(slow)).endsWith("too slow");
    }

    @Test
    void a_line_has_the_list_the_page_and_its_times_under_the_heading() {
        String line = ListReport.line(page(7, 1));

        assertThat(line.split(" {2,}", -1)).containsExactly("users", "middle", "7.0", "7.0", "60.0");
        assertThat(line).hasSameSizeAs(ListReport.heading());
    }

    /// A hundred calls, some of which take 60 ms.
    private static Measured page(long millis, int slowCalls) {
        long[] nanos = LongStream.range(0, 100).map(i -> (i < slowCalls ? 60 : millis) * 1_000_000).toArray();
        return new Measured("users", "middle", 50, Latency.of(nanos));
    }
}
