package io.onbehalf.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.kit.testing.NewerRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
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

    @Test
    void an_action_that_meets_a_row_of_a_newer_version_is_called_again_ten_seconds_later_and_not_before() {
        var meeting = new SelfSetting();
        meeting.alarm.setAt(NOW);

        ring(NOW);

        assertThat(pending()).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void however_often_it_is_called_before_the_log_says_so_once_in_ten_seconds(CapturedOutput log) {
        var meeting = new SelfSetting();
        for (long now = NOW; now < NOW + 20_000; now += 1_000) {
            context.setCurrentSystemTimeMs(now);
            meeting.alarm.setAt(now);
            ring(now);
        }

        assertThat(log.getOut().lines().filter(line -> line.contains("what is due waits"))).hasSize(2);
    }

    @Test
    void any_other_failure_is_the_thread_s() {
        var failing =
                new Alarm(
                        context,
                        _ -> {
                            throw new IllegalStateException("a bug");
                        });
        failing.setAt(NOW);

        assertThatThrownBy(() -> ring(NOW)).hasMessage("a bug");
    }

    /// Sets its alarm, and then meets a row of a newer version.
    private final class SelfSetting {

        private final Alarm alarm = new Alarm(context, this::act);

        private void act(long now) {
            alarm.setAt(now + 250);
            throw NewerRows.met();
        }
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
