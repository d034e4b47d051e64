package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.Counter;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.outbound.group.MostUsableAssignor;
import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.carrier.SmscIdAssigned;
import io.onbehalf.schemas.conversation.PartOutcome;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The loop's handling of messages.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundLoopTest extends OutboundLoopSpecification {

    OutboundLoopTest() throws IOException {}

    @Test
    void what_waited_longer_than_it_is_valid_fails_without_an_attempt() {
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_RBINDFAIL);
        kafka.ask(request(0));
        start(
                Accounts.account(smsc.port(), WINDOW),
                Map.of("validity", "30s"),
                OutboundMessages.directories().directory());

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(outcomes()).containsExactly(SubmitOutcome.REJECTED);
        assertThat(errors()).containsExactly(CarrierError.EXPIRED);
        assertThat(kafka.attempts()).isEmpty();
    }

    @Test
    void what_no_account_serves_fails_without_an_attempt() {
        AccountSettings other =
                Accounts.account(smsc.port(), WINDOW, BindMode.TRANSCEIVER, OutboundMessages.FAST);
        kafka.ask(request(0));
        start(other, UNPACED, OutboundMessages.directories().directory());

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(errors()).containsExactly(CarrierError.NOT_SERVED);
        assertThat(kafka.attempts()).isEmpty();
    }

    @Test
    void the_account_s_rate_is_shared_with_the_other_instances_that_submit() {
        start(
                Accounts.rated(Accounts.account(smsc.port(), 50), 20),
                UNPACED,
                OutboundMessages.directories().directory());
        await().until(() -> account().credit() == 20);

        MostUsableAssignor assignor = new MostUsableAssignor();
        assignor.configure(Map.of(MostUsableAssignor.ACCOUNTS, usable));
        ByteBuffer twoInstances = ByteBuffer.allocate(12).putInt(0, 2).putInt(4, 0).putInt(8, 2);
        assignor.onAssignment(new Assignment(List.of(), twoInstances), mock(ConsumerGroupMetadata.class));
        await().until(() -> account().credit() == 10);
    }

    @Test
    void who_opted_out_after_the_message_was_accepted_does_not_get_it() throws InterruptedException {
        SmsSubmitRequested request = request(0);
        kafka.ask(request);
        start(
                Accounts.account(smsc.port(), WINDOW),
                UNPACED,
                OutboundMessages.directories().consent(request.getThreadId(), true).directory());

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(errors()).containsExactly(ConversationRefusals.OPTED_OUT);
        assertThat(kafka.concluded().getFirst().getOptedOut()).isFalse();
        smsc.noSubmit();
    }

    @Test
    void the_rest_of_a_message_of_which_a_part_was_refused_does_not_leave()
            throws InterruptedException, IOException {
        kafka.ask(OutboundMessages.request(0, SLOW, "a".repeat(400)));
        start(
                Accounts.account(smsc.port(), WINDOW),
                Map.of("pacing.long-code", "1"),
                OutboundMessages.directories().directory());
        smsc.refuse(smsc.submit(), SMPPConstant.STAT_ESME_RINVDSTADR);

        await().until(() -> outcomes().size() == 3);
        assertThat(outcomes()).containsOnly(SubmitOutcome.REJECTED);
        assertThat(kafka.concluded())
                .flatExtracting(SmsSubmitConcluded::getOutcomes)
                .extracting(outcome -> outcome.getError().getCommandStatus())
                .containsOnly(SMPPConstant.STAT_ESME_RINVDSTADR);
        assertThat(kafka.attempts()).hasSize(1);
    }

    @Test
    void what_expires_after_it_was_throttled_says_what_the_SMSC_said()
            throws InterruptedException, IOException {
        Instant valid = clock.instant();
        clock = () -> kafka.concluded().isEmpty() ? valid : valid.plus(Duration.ofMinutes(1));
        kafka.ask(request(0));
        start(
                Accounts.account(smsc.port(), WINDOW),
                Map.of("pacing.enabled", "false", "validity", "62s"),
                OutboundMessages.directories().directory());
        smsc.refuse(smsc.submit(), SMPPConstant.STAT_ESME_RTHROTTLED);

        await().until(() -> outcomes().size() == 2);
        PartOutcome expired = kafka.concluded().getLast().getOutcomes().getFirst();
        assertThat(expired.getError().getCode()).isEqualTo(CarrierError.EXPIRED);
        assertThat(expired.getError().getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RTHROTTLED);
    }

    @Test
    void the_ids_of_an_account_whose_receipts_are_found_by_them_are_written_with_the_outcome()
            throws InterruptedException {
        SmsSubmitRequested request = OutboundMessages.request(0, SLOW, "a".repeat(200));
        kafka.ask(request);
        Map<String, String> settings = new HashMap<>(UNPACED);
        settings.put("accounts[0].name", "test");
        settings.put("accounts[0].organization-id", Acme.ID);
        settings.put("accounts[0].host", "smsc.example");
        settings.put("accounts[0].port", "2775");
        settings.put("accounts[0].system-id", "us");
        settings.put("accounts[0].receipts-by-id", "same");
        start(Accounts.account(smsc.port(), WINDOW), settings, OutboundMessages.directories().directory());
        accept(smsc.submit());
        accept(smsc.submit());

        await().until(() -> outcomes().size() == 2);
        assertThat(kafka.idsAssigned())
                .hasSize(2)
                .extracting(SmscIdAssigned::getThreadId)
                .containsOnly(request.getThreadId());
    }

    @Test
    void those_of_any_other_account_are_not() throws InterruptedException {
        kafka.ask(request(0));
        start();
        accept(smsc.submit());

        await().until(() -> outcomes().size() == 1);
        assertThat(kafka.idsAssigned()).isEmpty();
    }

    @Test
    void an_answer_that_comes_late_settles_the_unknown_outcome()
            throws InterruptedException, PDUStringException, IOException {
        kafka.ask(request(0));
        start(Accounts.impatient(smsc.port(), WINDOW), UNPACED, OutboundMessages.directories().directory());
        SubmitSm slow = smsc.submit();
        await().until(() -> outcomes().equals(List.of(SubmitOutcome.OUTCOME_UNKNOWN)));
        assertThat(
                        registry.get(OnbehalfMeter.CARRIER_SUBMITTED.id())
                                .tag("outcome", "outcome_unknown")
                                .counter())
                .returns(1.0, Counter::count)
                .returns("test", counter -> counter.getId().getTag("account"));
        smsc.accept(slow, "A0");

        await().until(() -> outcomes().size() == 2);
        assertThat(outcomes()).endsWith(SubmitOutcome.ACCEPTED);
        assertThat(kafka.concluded().getLast().getAttempt()).isEqualTo(1);
        assertThat(kafka.concluded().getLast().getOutcomes().getFirst().getSmscMessageId()).isEqualTo("A0");
        smsc.noSubmit();
    }

    @Test
    void one_that_refuses_for_now_so_late_has_failed() throws InterruptedException, IOException {
        kafka.ask(request(0));
        start(Accounts.impatient(smsc.port(), WINDOW), UNPACED, OutboundMessages.directories().directory());
        SubmitSm slow = smsc.submit();
        await().until(() -> outcomes().equals(List.of(SubmitOutcome.OUTCOME_UNKNOWN)));
        smsc.refuse(slow, SMPPConstant.STAT_ESME_RTHROTTLED);

        await().until(() -> outcomes().size() == 2);
        assertThat(outcomes()).endsWith(SubmitOutcome.REJECTED);
        smsc.noSubmit();
    }

    @Test
    void a_stop_gives_back_what_has_not_left()
            throws InterruptedException, ExecutionException, PDUStringException, IOException {
        kafka.ask(request(0));
        start(Accounts.account(smsc.port(), 1), UNPACED, OutboundMessages.directories().directory());
        SubmitSm first = smsc.submit();
        for (int i = 1; i < 4; i++) {
            kafka.ask(request(i));
        }
        await().until(() -> registry.get(OnbehalfMeter.CARRIER_WAITING.id()).gauge().value() == 4);
        smsc.accept(first, "A0");
        SubmitSm second = smsc.submit();
        await().until(() -> kafka.attempts().size() > 2);
        FutureTask<Void> stopping =
                new FutureTask<>(() -> {
                    stopLoop();
                    return null;
                });
        Thread.ofVirtual().start(stopping);
        await().until(() -> outcomes().contains(SubmitOutcome.RETRIABLE));
        smsc.accept(second, "A1");
        stopping.get();

        assertThat(outcomes()).doesNotContain(SubmitOutcome.OUTCOME_UNKNOWN).hasSize(kafka.attempts().size());
    }
}
