package io.onbehalf.conversation.carrier.outbound.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TurnPaceTest {

    private final AtomicLong now = new AtomicLong();
    private final TurnPace pace = new TurnPace(now::get);

    @Test
    void while_much_is_written_a_turn_takes_twenty_milliseconds() {
        pace.beginTurn();
        pace.wrote(100);
        now.addAndGet(Duration.ofMillis(5).toNanos());

        assertThat(pace.beginTurn()).isEqualTo(Duration.ofMillis(15).toNanos());
    }

    @Test
    void a_turn_that_took_longer_is_followed_by_the_next_immediately() {
        pace.beginTurn();
        pace.wrote(1_000);
        now.addAndGet(Duration.ofMillis(21).toNanos());

        assertThat(pace.beginTurn()).isZero();
    }

    @Test
    void while_little_is_written_there_is_no_pause() {
        pace.beginTurn();
        pace.wrote(99);
        assertThat(pace.beginTurn()).isZero();

        pace.wrote(1);
        assertThat(pace.beginTurn()).isZero();
    }
}
