package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.inbound.RedeliveryDetector.Delivery;
import io.onbehalf.conversation.domain.inbound.PduId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedeliveryDetectorTest {

    private final RedeliveryDetector detector = new RedeliveryDetector();

    @Test
    void what_was_taken_in_time_comes_no_more() {
        detector.onAnswered(came(1, 0), true, at(5));

        Delivery next = came(2, 6);
        assertThat(next.first()).isEqualTo(pdu(2));
        assertThat(next.firstCameAt()).isEqualTo(at(6));
    }

    @Test
    void what_is_under_way_is_not_what_comes_besides() {
        came(1, 0);

        assertThat(first(2, 5)).isEqualTo(2);
    }

    @Test
    void what_was_refused_comes_again_until_it_is_taken() {
        detector.onAnswered(came(1, 0), false, at(1));
        Delivery again = came(2, 2);
        detector.onAnswered(again, false, at(3));
        Delivery third = came(3, 4);
        detector.onAnswered(third, true, at(5));

        assertThat(again.first()).isEqualTo(pdu(1));
        assertThat(third.first()).isEqualTo(pdu(1));
        assertThat(third.firstCameAt()).isEqualTo(at(0));
        assertThat(first(4, 6)).isEqualTo(4);
    }

    @Test
    void each_of_two_that_were_refused_comes_again() {
        Delivery one = came(1, 0);
        Delivery two = came(2, 0);
        detector.onAnswered(two, false, at(1));
        detector.onAnswered(one, false, at(1));

        assertThat(first(3, 2)).isEqualTo(1);
        assertThat(first(4, 2)).isEqualTo(2);
        assertThat(first(5, 2)).isEqualTo(5);
    }

    @Test
    void one_that_came_again_before_it_was_answered_does_not_come_a_third_time() {
        Delivery late = came(1, 0);
        detector.onAnswered(came(2, 6), true, at(7));
        detector.onAnswered(late, true, at(8));

        assertThat(first(3, 9)).isEqualTo(3);
    }

    @Test
    void other_words_and_another_account_s_are_not_it() {
        detector.onAnswered(came(1, 0), false, at(1));

        assertThat(detector.onDelivered("a", "other", pdu(2), at(2)).first()).isEqualTo(pdu(2));
        assertThat(detector.onDelivered("b", "same", pdu(3), at(2)).first()).isEqualTo(pdu(3));
    }

    @Test
    void it_is_not_waited_for_longer_than_ten_minutes() {
        detector.onAnswered(came(1, 0), false, at(1));

        assertThat(first(2, 600)).isEqualTo(2);
    }

    private int first(int sequenceNumber, int second) {
        return came(sequenceNumber, second).first().sequenceNumber();
    }

    private Delivery came(int sequenceNumber, int second) {
        return detector.onDelivered("a", "same", pdu(sequenceNumber), at(second));
    }

    private static PduId pdu(int sequenceNumber) {
        return new PduId("bind", sequenceNumber);
    }

    private static Instant at(int second) {
        return Acme.NOON.plusSeconds(second);
    }
}
