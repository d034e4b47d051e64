package io.onbehalf.bench.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.smsc.ledger.LedgerLine;
import io.onbehalf.smsc.ledger.LedgerSms;
import io.onbehalf.smsc.number.MagicNumber;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubmittedOrderTest {

    private final SubmittedOrder order = new SubmittedOrder();

    @Test
    void each_number_s_messages_come_in_their_order() {
        submit("1", 1);
        submit("2", 1);
        submit("1", 2);
        submit("2", 2);

        assertThat(order.violations()).isEmpty();
        assertThat(order.numbers()).isEqualTo(2);
        assertThat(order.submits()).isEqualTo(4);
    }

    @Test
    void places_go_on_after_the_last_that_a_reference_can_say() {
        for (int place = 1; place <= 0x2001; place++) {
            submit("1", place);
        }

        assertThat(order.violations()).isEmpty();
    }

    @Test
    void one_that_is_overtaken_one_that_is_left_out_and_one_that_comes_twice_are_violations() {
        submit("overtaken", 2);
        submit("overtaken", 1);
        assertThat(order.violations()).hasSize(2);

        submit("left out", 1);
        submit("left out", 3);
        assertThat(order.violations()).hasSize(3);

        submit("twice", 1);
        submit("twice", 1);
        assertThat(order.violations()).hasSize(4);
    }

    private void submit(String number, int place) {
        int reference = (place & 0x1FFF) << 3 | 1;
        order.add(
                new LedgerLine(
                        0, "A", new LedgerSms(number, "contact", reference, 0, 0, ""), MagicNumber.NONE, 0));
    }
}
