package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.FAST;
import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The loop when something fails: transactions, the machine, records that can't be read.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundLoopFailureTest extends OutboundLoopSpecification {

    OutboundLoopFailureTest() throws IOException {}

    @Test
    void an_answer_whose_transaction_fails_is_written_by_the_next()
            throws InterruptedException, PDUStringException, IOException {
        kafka.ask(request(0));
        start();
        SubmitSm sms = smsc.submit();
        kafka.fail(1, () -> {});
        smsc.accept(sms, "A1");

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(outcomes()).containsExactly(SubmitOutcome.ACCEPTED);
        assertThat(kafka.concluded().getFirst().getOutcomes().getFirst().getSmscMessageId()).isEqualTo("A1");
    }

    @Test
    void what_was_refused_for_now_goes_again_although_a_transaction_failed()
            throws InterruptedException, PDUStringException, IOException {
        kafka.ask(request(0));
        start();
        SubmitSm sms = smsc.submit();
        kafka.fail(1, () -> {});
        smsc.refuse(sms, SMPPConstant.STAT_ESME_RTHROTTLED);
        smsc.accept(smsc.submit(), "A1");

        await().until(() -> kafka.concluded().size() == 2);
        assertThat(outcomes()).containsExactly(SubmitOutcome.RETRIABLE, SubmitOutcome.ACCEPTED);
        assertThat(kafka.attempts()).extracting(SmsSubmitAttempted::getAttempt).containsExactly(1, 2);
    }

    @Test
    void the_loop_outlives_answers_that_come_while_a_transaction_fails()
            throws InterruptedException, PDUStringException, IOException {
        for (int i = 0; i < WINDOW; i++) {
            kafka.ask(request(i));
        }
        start();
        List<SubmitSm> held =
                List.of(smsc.submit(), smsc.submit(), smsc.submit(), smsc.submit(), smsc.submit());
        AtomicBoolean once = new AtomicBoolean();
        kafka.fail(
                3,
                () -> {
                    if (!once.getAndSet(true)) {
                        held.subList(1, WINDOW).forEach(this::accept);
                    }
                });
        accept(held.getFirst());

        await().until(() -> kafka.concluded().size() == WINDOW);
        assertThat(outcomes()).containsOnly(SubmitOutcome.ACCEPTED);
        kafka.ask(request(WINDOW));
        accept(smsc.submit());
        await().until(() -> kafka.concluded().size() == WINDOW + 1);
    }

    @Test
    void the_loop_outlives_an_error_of_the_machine()
            throws InterruptedException, PDUStringException, IOException {
        kafka.ask(request(0));
        kafka.fail(
                1,
                () -> {
                    throw new OutOfMemoryError("for a moment");
                });
        start();
        smsc.accept(smsc.submit(), "A1");

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(outcomes()).containsExactly(SubmitOutcome.ACCEPTED);
    }

    @Test
    void an_attempt_that_cannot_be_read_is_a_dead_letter_and_the_rest_goes_on()
            throws InterruptedException, PDUStringException, IOException {
        byte[] unreadable = {1, 2, 3};
        kafka.write(Topics.CARRIER_ATTEMPTS, unreadable);
        kafka.write(Topics.CARRIER_ATTEMPTS, request(7));
        kafka.ask(request(0));
        start();
        smsc.accept(smsc.submit(), "A1");

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(kafka.written(Topics.CONVERSATION_DEAD_LETTERS)).hasSize(2).contains(unreadable);
    }

    @Test
    void a_record_that_leaves_no_room_for_a_letter_around_it_is_set_aside_without_its_value()
            throws InterruptedException, PDUStringException, IOException {
        kafka.write(Topics.CARRIER_ATTEMPTS, new byte[1_048_400]);
        kafka.ask(request(0));
        start();
        smsc.accept(smsc.submit(), "A1");

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(kafka.written(Topics.CONVERSATION_DEAD_LETTERS)).singleElement().isNull();
    }

    @Test
    void the_rest_of_a_refused_message_does_not_leave_although_the_transaction_that_gives_it_up_fails()
            throws InterruptedException, IOException {
        kafka.ask(OutboundMessages.request(0, SLOW, "a".repeat(400)));
        start(
                Accounts.account(smsc.port(), WINDOW),
                Map.of("pacing.long-code", "1"),
                OutboundMessages.directories().directory());
        SubmitSm first = smsc.submit();
        kafka.fail(1, () -> {});
        smsc.refuse(first, SMPPConstant.STAT_ESME_RINVDSTADR);

        await().until(() -> outcomes().size() == 3);
        assertThat(outcomes()).containsOnly(SubmitOutcome.REJECTED);
        assertThat(kafka.attempts()).hasSize(1);
    }

    @Test
    void a_request_with_a_new_schema_waits_for_the_registry_and_other_partitions_go_on()
            throws InterruptedException {
        kafka.registryIsAway(true);
        kafka.writeUnseen(Topics.CARRIER_OUTBOUND, FAST, OutboundMessages.request(0, FAST, "Hello"));
        kafka.ask(request(1));
        start();
        SubmitSm other = smsc.submit();
        accept(other);
        kafka.ask(OutboundMessages.request(2, FAST, "Hello"));
        kafka.ask(request(3));
        accept(smsc.submit());
        await().until(() -> kafka.committed(SLOW) == 2);
        assertThat(from(other)).isEqualTo(SLOW);
        assertThat(kafka.committed(FAST)).isZero();

        kafka.registryIsAway(false);
        SubmitSm held = smsc.submit();
        accept(held);
        accept(smsc.submit());
        await().until(() -> kafka.committed(FAST) == 2);
        assertThat(from(held)).isEqualTo(FAST);
        assertThat(outcomes()).hasSize(4).containsOnly(SubmitOutcome.ACCEPTED);
        assertThat(kafka.written(Topics.CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void a_partition_is_served_when_the_registry_has_the_schema_of_each_of_its_attempts()
            throws InterruptedException {
        kafka.registryIsAway(true);
        kafka.ask(OutboundMessages.request(0, FAST, "Hello"));
        kafka.writeUnseen(
                Topics.CARRIER_ATTEMPTS,
                FAST,
                OutboundMessages.attempted(OutboundMessages.message(0, FAST, "Hello"), 1));
        kafka.ask(OutboundMessages.request(1, FAST, "Hello"));
        kafka.ask(request(2));
        start();
        SubmitSm other = smsc.submit();
        accept(other);
        await().until(() -> kafka.committed(SLOW) == 1);
        assertThat(from(other)).isEqualTo(SLOW);
        assertThat(kafka.concluded()).hasSize(1);

        kafka.registryIsAway(false);
        SubmitSm held = smsc.submit();
        accept(held);
        await().until(() -> kafka.committed(FAST) == 2);
        assertThat(from(held)).isEqualTo(FAST);
        assertThat(outcomes())
                .containsExactly(
                        SubmitOutcome.ACCEPTED, SubmitOutcome.OUTCOME_UNKNOWN, SubmitOutcome.ACCEPTED);
        assertThat(kafka.written(Topics.CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void a_request_of_a_newer_type_waits_for_a_newer_instance_and_other_partitions_go_on()
            throws InterruptedException {
        kafka.ask(OutboundMessages.request(0, FAST, "Hello"));
        kafka.writeNewer(Topics.CARRIER_OUTBOUND, FAST);
        kafka.ask(OutboundMessages.request(2, FAST, "Hello"));
        kafka.ask(request(3));
        start();
        accept(smsc.submit());
        accept(smsc.submit());
        await().until(() -> kafka.committed(SLOW) == 1 && kafka.committed(FAST) == 1);
        kafka.ask(request(4));
        accept(smsc.submit());

        await().until(() -> kafka.committed(SLOW) == 2);
        assertThat(kafka.committed(FAST)).isEqualTo(1);
        assertThat(kafka.attempts()).hasSize(3);
        assertThat(kafka.written(Topics.CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void a_partition_with_an_attempt_of_a_newer_type_is_served_by_a_newer_instance()
            throws InterruptedException {
        kafka.ask(OutboundMessages.request(0, FAST, "Hello"));
        kafka.writeNewer(Topics.CARRIER_ATTEMPTS, FAST);
        kafka.ask(request(1));
        start();
        SubmitSm other = smsc.submit();
        accept(other);

        await().until(() -> kafka.committed(SLOW) == 1);
        assertThat(from(other)).isEqualTo(SLOW);
        assertThat(kafka.committed(FAST)).isZero();
        assertThat(kafka.concluded()).hasSize(1);
        assertThat(kafka.written(Topics.CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    private static String from(SubmitSm sms) {
        return "+" + sms.getSourceAddr();
    }
}
