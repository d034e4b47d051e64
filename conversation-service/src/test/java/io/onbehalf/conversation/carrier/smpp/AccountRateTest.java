package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountRateTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private long now;

    @Test
    void an_account_without_an_agreed_rate_has_no_limit_until_it_is_throttled() {
        AccountRate rate = rate(Double.POSITIVE_INFINITY);
        for (int i = 0; i < 100; i++) {
            rate.take();
        }
        assertThat(rate.allowance()).isEqualTo(Integer.MAX_VALUE);

        rate.throttled();
        assertThat(rate.perSecond()).isEqualTo(50);
        assertThat(rate.allowance()).isZero();
    }

    @Test
    void its_numbers_submit_no_more_than_the_agreed_rate_together() {
        AccountRate rate = rate(30);

        assertThat(submitted(rate, 10)).isBetween(300, 331);
    }

    @Test
    void a_throttled_rate_is_halved_once_for_SMS_that_left_together_and_grows_back_slowly() {
        AccountRate rate = rate(40);
        submitted(rate, 10);
        for (int i = 0; i < 10; i++) {
            rate.throttled();
        }
        assertThat(rate.perSecond()).isBetween(19.0, 20.0);

        submitted(rate, 5);
        assertThat(rate.perSecond()).isBetween(23.0, 28.0);
        submitted(rate, 60);
        assertThat(rate.perSecond()).isEqualTo(40);
    }

    @Test
    void instances_that_submit_over_the_account_share_its_rate_and_one_alone_has_all_of_it() {
        AccountRate rate = rate(30);
        submitted(rate, 2);
        rate.shareAmong(3);
        assertThat(submitted(rate, 10)).isBetween(95, 111);

        rate.shareAmong(2);
        assertThat(submitted(rate, 10)).isBetween(145, 166);
        rate.shareAmong(1);
        assertThat(submitted(rate, 10)).isBetween(295, 331);
    }

    @Test
    void what_was_saved_is_no_more_than_a_second_of_the_share() {
        AccountRate rate = rate(30);
        now += 10 * SECOND;
        assertThat(rate.allowance()).isEqualTo(30);

        rate.shareAmong(3);
        assertThat(rate.allowance()).isEqualTo(10);
    }

    @Test
    void a_throttled_rate_grows_back_to_the_share_and_jumps_nowhere() {
        AccountRate rate = rate(40);
        submitted(rate, 10);
        rate.throttled();
        rate.shareAmong(2);
        assertThat(rate.perSecond()).isBetween(19.0, 20.0);

        rate.throttled();
        now += SECOND;
        rate.throttled();
        rate.shareAmong(1);
        assertThat(rate.perSecond()).isLessThan(20);
        submitted(rate, 60);
        assertThat(rate.perSecond()).isEqualTo(40);
    }

    @Test
    void a_rate_that_is_not_agreed_has_no_share() {
        AccountRate rate = rate(Double.POSITIVE_INFINITY);
        rate.shareAmong(2);

        assertThat(rate.allowance()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void it_never_falls_below_one_a_second() {
        AccountRate rate = rate(2);
        for (int i = 0; i < 10; i++) {
            rate.throttled();
            now += SECOND;
        }

        assertThat(rate.perSecond()).isBetween(1.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 50})
    void of_what_ten_numbers_submit_an_SMSC_refuses_less_than_a_tenth(int accepts) {
        AccountRate rate = rate(Double.POSITIVE_INFINITY);
        TokenBucket smsc = new TokenBucket(accepts, now - SECOND);
        TokenBucket numbers = new TokenBucket(100, now);
        int submitted = 0;
        int refused = 0;
        for (; now < 30 * SECOND; now += MILLI) {
            if (numbers.available(now) > 0 && rate.allowance() > 0) {
                numbers.take(1);
                rate.take();
                submitted++;
                if (smsc.available(now) > 0) {
                    smsc.take(1);
                } else {
                    refused++;
                    rate.throttled();
                }
            }
        }

        assertThat(refused).isLessThan(submitted / 10);
        assertThat(submitted - refused).isGreaterThan(30 * accepts / 2);
    }

    private AccountRate rate(double perSecond) {
        return new AccountRate(perSecond, () -> now);
    }

    private int submitted(AccountRate rate, int seconds) {
        int submitted = 0;
        for (long end = now + seconds * SECOND; now < end; now += MILLI) {
            for (int allowed = rate.allowance(); allowed > 0; allowed--) {
                rate.take();
                submitted++;
            }
        }
        return submitted;
    }
}
