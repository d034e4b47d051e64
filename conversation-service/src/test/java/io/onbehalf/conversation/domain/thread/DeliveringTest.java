package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.FIRST_MESSAGE;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.accepted;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.concluded;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.delivery;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.message;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.receipt;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.rejected;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.retriable;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.send;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.timer;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.unknown;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.InboundBuffered.DeliveryReceiptUnmatched;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.MessagePart;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.PartState;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.kit.domain.MessageId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveringTest {

    private static final long TWO_DAYS = Delivery.REPORT_AWAITED.toMinutes();

    @Test
    void an_accepted_message_is_sent_and_waits_for_its_receipt() {
        ThreadSpec spec = sent(1).when(concluded(1, accepted(1, "A1")));

        MessageStatusChanged changed = spec.event(MessageStatusChanged.class);
        assertThat(changed.status()).isEqualTo(MessageStatus.SENT);
        assertThat(changed.parts().getFirst().smscMessageId()).contains("A1");
        assertThat(spec.state().dueAt()).contains(minute(61));
    }

    @Test
    void a_receipt_makes_it_delivered_and_nothing_is_waited_for_any_more() {
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, "A1"))).when(receipt("A1", ReceiptState.DELIVERED));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
        assertThat(spec.state().dueAt()).isEmpty();
    }

    @Test
    void a_message_is_delivered_only_when_all_its_parts_are() {
        ThreadSpec spec =
                sent(2).when(concluded(1, accepted(1, "A1"), accepted(2, "A2")))
                        .when(receipt("A2", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.SENT);

        spec.when(receipt("A1", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void one_part_that_does_not_arrive_fails_the_message_for_good() {
        ThreadSpec spec =
                sent(2).when(concluded(1, accepted(1, "A1"), accepted(2, "A2")))
                        .when(receipt("A1", null, ReceiptState.UNDELIVERABLE, "069", false));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_FAILED);
        assertThat(spec.event(MessageStatusChanged.class).error())
                .contains(CarrierError.undelivered(Optional.of("069")));

        spec.when(receipt("A2", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_FAILED);
    }

    @Test
    void a_refused_message_has_failed_with_the_message_centre_s_status() {
        ThreadSpec spec = sent(1).when(concluded(1, rejected(1, 0x0B)));

        assertThat(status(spec)).isEqualTo(MessageStatus.FAILED);
        assertThat(spec.event(MessageStatusChanged.class).error())
                .contains(CarrierError.status(CarrierError.REJECTED, 0x0B));
    }

    @Test
    void a_message_that_is_tried_again_stays_queued() {
        ThreadSpec spec = sent(1).when(concluded(1, retriable(1)));

        assertThat(status(spec)).isEqualTo(MessageStatus.QUEUED);
    }

    @Test
    void a_message_on_which_the_carrier_link_never_reports_has_failed_after_two_days() {
        ThreadSpec spec = sent(1);
        assertThat(spec.state().dueAt()).contains(ThreadSpec.minute(1 + TWO_DAYS));

        spec.when(timer(TWO_DAYS)).thenNothing();
        spec.when(timer(1 + TWO_DAYS)).then(MessageStatusChanged.class);

        assertThat(status(spec)).isEqualTo(MessageStatus.FAILED);
        assertThat(spec.event(MessageStatusChanged.class).error())
                .contains(CarrierError.of(CarrierError.EXPIRED));
        assertThat(delivery(spec.state(), FIRST_MESSAGE).isUnderWay()).isFalse();
        assertThat(spec.state().dueAt()).isEmpty();
        spec.when(concluded(2 + TWO_DAYS, rejected(1, 0x0B))).thenNothing();
    }

    @Test
    void a_message_of_which_a_part_is_not_reported_on_has_failed_too() {
        ThreadSpec spec = sent(2).when(concluded(1, accepted(1, "A1")));

        spec.when(timer(1 + TWO_DAYS)).then(MessageStatusChanged.class);

        assertThat(status(spec)).isEqualTo(MessageStatus.FAILED);
        assertThat(delivery(spec.state(), FIRST_MESSAGE).isUnderWay()).isFalse();
    }

    @Test
    void a_receipt_before_the_submit_response_counts_once_the_response_names_its_id() {
        ThreadSpec spec = sent(1).when(receipt("A1", ReceiptState.DELIVERED));
        spec.then(DeliveryReceiptUnmatched.class);
        assertThat(status(spec)).isEqualTo(MessageStatus.QUEUED);

        spec.when(concluded(1, accepted(1, "A1")));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
        assertThat(spec.state().deliveries().unmatched()).isEmpty();
    }

    @Test
    void of_two_messages_whose_SMS_the_message_centre_gave_one_id_a_receipt_is_for_the_newer() {
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, "A1")))
                        .when(receipt("A1", ReceiptState.DELIVERED))
                        .when(send("amy", 1))
                        .when(concluded(FIRST_MESSAGE + 1, 2, false, accepted(1, "A1")))
                        .when(receipt("A1", ReceiptState.UNDELIVERABLE));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
        assertThat(delivery(spec.state(), FIRST_MESSAGE + 1).status())
                .isEqualTo(MessageStatus.DELIVERY_FAILED);
    }

    @Test
    void a_receipt_that_comes_again_after_the_newer_is_final_changes_neither() {
        sent(1).when(concluded(1, accepted(1, "A1")))
                .when(send("amy", 1))
                .when(concluded(FIRST_MESSAGE + 1, 2, false, accepted(1, "A2")))
                .when(receipt("A2", ReceiptState.DELIVERED))
                .when(receipt("A2", ReceiptState.DELIVERED))
                .thenNothing();
    }

    @Test
    void our_reference_says_which_of_two_with_one_id_a_receipt_is_for() {
        MessageId second = CarrierFixtures.message(FIRST_MESSAGE + 1);
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, "A1")))
                        .when(send("amy", 1))
                        .when(
                                receipt(
                                        "A1",
                                        Delivery.reference(second, 1),
                                        ReceiptState.DELIVERED,
                                        null,
                                        false));

        assertThat(status(spec)).isEqualTo(MessageStatus.SENT);
        assertThat(delivery(spec.state(), FIRST_MESSAGE + 1).status())
                .isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void a_receipt_twice_changes_nothing_the_second_time() {
        sent(1).when(concluded(1, accepted(1, "A1")))
                .when(receipt("A1", ReceiptState.DELIVERED))
                .when(receipt("A1", ReceiptState.DELIVERED))
                .thenNothing();
    }

    @Test
    void a_held_receipt_twice_is_held_once() {
        sent(1).when(receipt("A1", ReceiptState.DELIVERED))
                .when(receipt("A1", ReceiptState.DELIVERED))
                .thenNothing()
                .when(send("amy", 1))
                .when(receipt("A1", ReceiptState.DELIVERED))
                .thenNothing();
    }

    @Test
    void a_late_receipt_changes_nothing_that_is_final() {
        sent(1).when(concluded(1, accepted(1, "A1")))
                .when(receipt("A1", ReceiptState.DELIVERED))
                .when(receipt("A1", ReceiptState.ENROUTE))
                .thenNothing()
                .when(receipt("A1", ReceiptState.UNDELIVERABLE))
                .thenNothing();
    }

    @Test
    void where_all_parts_have_one_id_each_receipt_is_for_the_next_of_them() {
        ThreadSpec spec =
                sent(3).when(concluded(1, accepted(1, "A"), accepted(2, "A"), accepted(3, "A")))
                        .when(receipt("A", ReceiptState.DELIVERED))
                        .when(receipt("A", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.SENT);

        spec.when(receipt("A", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void where_all_parts_have_one_id_one_of_them_fails_the_message() {
        ThreadSpec spec =
                sent(2).when(concluded(1, accepted(1, "A"), accepted(2, "A")))
                        .when(receipt("A", ReceiptState.DELIVERED))
                        .when(receipt("A", ReceiptState.UNDELIVERABLE));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_FAILED);
    }

    @Test
    void one_receipt_for_a_whole_text_leaves_it_partly_delivered() {
        ThreadSpec spec =
                sent(2).when(concluded(1, accepted(1, "A1"), accepted(2, "A2")))
                        .when(receipt("A2", ReceiptState.DELIVERED))
                        .when(timer(61));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_UNKNOWN);
        assertThat(spec.event(MessageStatusChanged.class).error())
                .contains(CarrierError.of(CarrierError.PARTLY_DELIVERED));
    }

    @Test
    void a_receipt_without_a_reference_is_for_the_only_message_that_was_accepted_without_an_id() {
        PartOutcome withoutId =
                new PartOutcome(1, SubmitOutcome.ACCEPTED, Optional.empty(), Optional.empty());
        ThreadSpec spec = sent(1).when(concluded(1, withoutId)).when(receipt("A1", ReceiptState.DELIVERED));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "7220bb6b-e5ce-4b0f-9f3e-1e1a2b3c4d5e, 7220bb6be5ce4b0f9f3e1e1a2b3c4d5e",
        "7220BB6BE5CE4B0F9F3E1E1A2B3C4D5E, 7220bb6b-e5ce-4b0f-9f3e-1e1a2b3c4d5e"
    })
    void an_id_with_hyphens_and_without_is_the_same(String accepted, String reported) {
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, accepted)))
                        .when(receipt(reported, ReceiptState.DELIVERED));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void the_id_in_a_receipt_s_text_counts_where_nothing_has_that_of_its_parameter() {
        ThreadSpec spec = sent(1).when(concluded(1, accepted(1, "ABC123")));
        spec.when(receipt("internal-7", "ABC123", ReceiptState.DELIVERED));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void the_id_of_its_parameter_counts_first() {
        ThreadSpec spec =
                sent(2).when(concluded(1, accepted(1, "A1"), accepted(2, "A2")))
                        .when(receipt("A2", "A1", ReceiptState.DELIVERED));

        assertThat(spec.event(MessageStatusChanged.class).parts())
                .extracting(MessagePart::state)
                .containsExactly(PartState.SENT, PartState.DELIVERED);
    }

    @Test
    void a_held_receipt_is_claimed_by_the_id_in_its_text_and_forgotten() {
        ThreadSpec spec =
                sent(1).when(receipt("internal-7", "ABC123", ReceiptState.DELIVERED))
                        .when(concluded(1, accepted(1, "ABC123")));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
        assertThat(spec.state().deliveries().unmatched()).isEmpty();
    }

    @Test
    void a_receipt_of_unknown_state_proves_no_more_than_that_it_was_taken() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1))).when(receipt("A1", ReceiptState.UNKNOWN));

        assertThat(status(spec)).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void an_id_in_hex_and_in_decimal_is_the_same() {
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, "00FF"))).when(receipt("255", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);

        ThreadSpec other =
                sent(1).when(concluded(1, accepted(1, "255"))).when(receipt("ff", ReceiptState.DELIVERED));
        assertThat(status(other)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void an_id_of_64_bits_in_hex_and_in_decimal_is_the_same() {
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, "fedcba9876543210")))
                        .when(receipt("18364758544493064720", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void an_exact_id_wins_over_one_in_another_base() {
        ThreadSpec spec =
                sent(2).when(concluded(1, accepted(1, "10"), accepted(2, "16")))
                        .when(receipt("16", ReceiptState.DELIVERED));

        assertThat(delivery(spec.state(), FIRST_MESSAGE).parts())
                .extracting(MessagePart::state)
                .containsExactly(PartState.SENT, PartState.DELIVERED);
    }

    @Test
    void our_reference_wins_over_an_id_in_another_base() {
        ThreadSpec spec =
                sent(1).when(send("amy", 1))
                        .when(concluded(1, accepted(1, "10")))
                        .when(concluded(FIRST_MESSAGE + 1, 1, false, unknown(1)));

        int reference = Delivery.reference(message(FIRST_MESSAGE + 1), 1);
        spec.when(receipt("16", reference, ReceiptState.DELIVERED, null, false));
        assertThat(status(spec)).isEqualTo(MessageStatus.SENT);
        assertThat(delivery(spec.state(), FIRST_MESSAGE + 1).status())
                .isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void an_unknown_outcome_is_shown_as_such_and_settled_by_a_receipt_with_our_reference() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1)));
        assertThat(status(spec)).isEqualTo(MessageStatus.SUBMIT_UNKNOWN);
        assertThat(spec.event(MessageStatusChanged.class).error())
                .contains(CarrierError.of(CarrierError.SUBMIT_UNKNOWN));

        int reference = Delivery.reference(message(FIRST_MESSAGE), 1);
        spec.when(receipt("A1", reference, ReceiptState.DELIVERED, null, false));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void a_receipt_without_a_reference_settles_the_only_unknown_outcome() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1))).when(receipt("A1", ReceiptState.DELIVERED));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void so_does_one_that_came_before_it_was_known_to_be_unknown() {
        ThreadSpec spec = sent(1).when(receipt("A1", ReceiptState.DELIVERED)).when(concluded(1, unknown(1)));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void but_none_that_came_before_the_message() {
        ThreadSpec first =
                given(compose("amy", 0), receipt("A1", ReceiptState.DELIVERED))
                        .when(send("amy", 1))
                        .when(concluded(1, unknown(1)));
        assertThat(status(first)).isEqualTo(MessageStatus.SUBMIT_UNKNOWN);

        ThreadSpec second = sent(1).when(receipt("A9", ReceiptState.DELIVERED)).when(send("amy", 1));
        second.when(concluded(1, accepted(1, "A1"))).when(concluded(FIRST_MESSAGE + 1, 1, false, unknown(1)));
        assertThat(delivery(second.state(), FIRST_MESSAGE + 1).status())
                .isEqualTo(MessageStatus.SUBMIT_UNKNOWN);
    }

    @Test
    void nor_one_that_comes_when_its_receipt_is_no_longer_waited_for() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1)));
        spec.when(receipt(61, "A1", ReceiptState.DELIVERED)).then(DeliveryReceiptUnmatched.class);
        spec.when(timer(61))
                .when(receipt(62, "A2", ReceiptState.DELIVERED))
                .then(DeliveryReceiptUnmatched.class);

        assertThat(status(spec)).isEqualTo(MessageStatus.SUBMIT_UNKNOWN);
    }

    @Test
    void nor_one_with_a_reference_that_is_not_its_own() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1)));
        int reference = Delivery.reference(message(FIRST_MESSAGE - 1), 1);
        spec.when(receipt("A1", reference, ReceiptState.DELIVERED, null, false));

        spec.then(DeliveryReceiptUnmatched.class);
        assertThat(status(spec)).isEqualTo(MessageStatus.SUBMIT_UNKNOWN);
    }

    @Test
    void a_receipt_without_a_reference_settles_no_unknown_outcome_while_another_message_has_no_id() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1))).when(send("amy", 1));
        spec.when(receipt("A1", ReceiptState.DELIVERED));

        spec.then(DeliveryReceiptUnmatched.class);
        assertThat(status(spec)).isEqualTo(MessageStatus.SUBMIT_UNKNOWN);
    }

    @Test
    void an_answer_that_comes_late_settles_an_unknown_outcome_too() {
        ThreadSpec spec = sent(1).when(concluded(1, unknown(1))).when(concluded(2, accepted(1, "A1")));

        assertThat(status(spec)).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void a_receipt_that_never_comes_leaves_delivery_unknown_until_it_comes_all_the_same() {
        ThreadSpec spec = sent(1).when(concluded(1, accepted(1, "A1"))).when(timer(61));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_UNKNOWN);
        assertThat(spec.state().dueAt()).isEmpty();

        spec.when(receipt("A1", ReceiptState.DELIVERED));
        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    @Test
    void what_nobody_ever_hears_of_is_forgotten_the_oldest_first() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int i = 0; i < 60; i++) {
            spec.when(send("amy", 1));
            PartOutcome outcome = i % 2 == 0 ? unknown(1) : accepted(1, "A" + i);
            spec.when(concluded(FIRST_MESSAGE + i, 1, false, outcome)).when(timer(61));
        }
        spec.when(send("amy", 1));

        assertThat(CarrierFixtures.deliveries(spec.state()))
                .hasSize(51)
                .last()
                .extracting(Delivery::status)
                .isEqualTo(MessageStatus.QUEUED);
        spec.when(receipt("A59", ReceiptState.DELIVERED)).then(MessageStatusChanged.class);
        spec.when(receipt("A1", ReceiptState.DELIVERED)).then(DeliveryReceiptUnmatched.class);
    }

    @Test
    void what_is_still_waited_for_is_never_forgotten() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int i = 0; i < 60; i++) {
            spec.when(send("amy", 1))
                    .when(
                            concluded(
                                    FIRST_MESSAGE + i,
                                    1,
                                    false,
                                    i % 2 == 0 ? unknown(1) : accepted(1, "A" + i)));
        }

        assertThat(CarrierFixtures.deliveries(spec.state())).hasSize(60);
    }

    @Test
    void receipts_are_waited_for_after_the_conversation_is_over() {
        ThreadSpec spec =
                sent(1).when(concluded(1, accepted(1, "A1")))
                        .when(ThreadSpec.disconnect("amy", 2))
                        .when(receipt("A1", ReceiptState.DELIVERED));

        assertThat(status(spec)).isEqualTo(MessageStatus.DELIVERY_SUCCESS);
    }

    private static ThreadSpec sent(int segments) {
        return given(compose("amy", 0)).when(send("amy", segments));
    }

    private static MessageStatus status(ThreadSpec spec) {
        return delivery(spec.state(), FIRST_MESSAGE).status();
    }
}
