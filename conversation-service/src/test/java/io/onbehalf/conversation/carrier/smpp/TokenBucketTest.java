package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenBucketTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void what_was_taken_comes_back_at_its_pace() {
        TokenBucket bucket = new TokenBucket(10, 0);
        bucket.take(1);

        assertThat(bucket.available(0)).isZero();
        assertThat(bucket.available(99 * MILLI)).isZero();
        assertThat(bucket.available(101 * MILLI)).isEqualTo(1);
        assertThat(bucket.available(501 * MILLI)).isEqualTo(5);
    }

    @Test
    void never_more_than_one_second_s_worth_is_saved() {
        TokenBucket bucket = new TokenBucket(10, 0);

        assertThat(bucket.available(3_600 * SECOND)).isEqualTo(10);
    }

    @Test
    void it_begins_with_one_so_that_its_first_second_is_as_any_other() {
        TokenBucket bucket = new TokenBucket(10, 0);
        assertThat(bucket.available(0)).isEqualTo(1);

        int taken = 0;
        for (long now = 0; now <= SECOND; now += MILLI) {
            int available = bucket.available(now);
            bucket.take(available);
            taken += available;
        }
        assertThat(taken).isBetween(10, 11);
    }

    @Test
    void a_pace_below_one_a_second_lets_one_through_at_a_time() {
        TokenBucket bucket = new TokenBucket(0.5, 0);
        bucket.take(1);

        assertThat(bucket.available(SECOND)).isZero();
        assertThat(bucket.available(2 * SECOND)).isEqualTo(1);
        assertThat(bucket.available(60 * SECOND)).isEqualTo(1);
    }

    @Test
    void looking_often_neither_gains_nor_loses() {
        TokenBucket bucket = new TokenBucket(1, 0);
        int taken = 0;
        for (long now = 0; now <= 60 * SECOND; now += MILLI) {
            int available = bucket.available(now);
            bucket.take(available);
            taken += available;
        }

        assertThat(taken).isBetween(60, 61);
    }

    @Test
    void with_pacing_off_there_is_no_end() {
        TokenBucket bucket = new TokenBucket(Double.POSITIVE_INFINITY, 0);
        bucket.take(1_000_000);

        assertThat(bucket.available(0)).isEqualTo(Integer.MAX_VALUE);
    }
}
