package io.onbehalf.kit.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.NewerRows;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamThreadReplacementTest {

    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private final StreamThreadReplacement handler = new StreamThreadReplacement(() -> now);

    @Test
    void ten_threads_in_five_minutes_are_replaced_and_then_the_service_gives_up() {
        for (int death = 1; death <= 10; death++) {
            assertThat(aThreadDies()).isEqualTo(REPLACE_THREAD);
            now = now.plusSeconds(20);
        }
        assertThat(aThreadDies()).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void a_row_of_a_newer_version_costs_nothing_of_the_budget_as_its_record_does_not_come_again() {
        for (int death = 1; death <= 12; death++) {
            assertThat(handler.handle(new StreamsException(NewerRows.met()))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(aThreadDies()).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void deaths_of_long_ago_no_longer_count() {
        for (int death = 1; death <= 10; death++) {
            aThreadDies();
        }
        now = now.plus(Duration.ofMinutes(5));
        assertThat(aThreadDies()).as("at five minutes they still do").isEqualTo(SHUTDOWN_CLIENT);

        now = now.plusMillis(1);
        assertThat(aThreadDies()).isEqualTo(REPLACE_THREAD);
    }

    private StreamThreadExceptionResponse aThreadDies() {
        return handler.handle(new IllegalStateException("anything"));
    }
}
