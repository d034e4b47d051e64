package io.onbehalf.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlarmTest {

    private static final long NOW = 1_767_355_200_000L;

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final List<Long> rung = new ArrayList<>();
    private final Alarm alarm = new Alarm(context, rung::add);

    @BeforeEach
    void setClock() {
        context.setCurrentSystemTimeMs(NOW);
    }

    @Test
    void nothing_is_scheduled_while_there_is_no_moment_to_wait_for() {
        assertThat(pending()).isEmpty();
    }

    @Test
    void it_rings_once_with_the_time_and_not_again() {
        alarm.setAt(NOW + 5_000);
        assertThat(pending()).containsExactly(Duration.ofSeconds(5));

        ring(NOW + 5_003);

        assertThat(rung).containsExactly(NOW + 5_003);
        assertThat(pending()).isEmpty();
    }

    @Test
    void a_moment_that_is_over_rings_immediately() {
        alarm.setAt(NOW - 5_000);

        assertThat(pending()).containsExactly(Duration.ofMillis(1));
    }

    @Test
    void an_earlier_moment_replaces_a_later_one() {
        alarm.setAt(NOW + 5_000);
        alarm.setAt(NOW + 2_000);

        assertThat(pending()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void a_later_moment_does_not_replace_an_earlier_one() {
        alarm.setAt(NOW + 2_000);
        alarm.setAt(NOW + 5_000);

        assertThat(pending()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void it_can_be_set_again_when_it_has_rung() {
        alarm.setAt(NOW + 2_000);
        ring(NOW + 2_000);

        alarm.setAt(NOW + 5_000);

        assertThat(pending()).hasSize(1);
    }

    private void ring(long at) {
        scheduled().getLast().getPunctuator().punctuate(at);
    }

    private List<Duration> pending() {
        return scheduled().stream().map(CapturedPunctuator::getInterval).toList();
    }

    private List<CapturedPunctuator> scheduled() {
        return context.scheduledPunctuators().stream().filter(each -> !each.cancelled()).toList();
    }
}
