package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.conversation.carrier.smpp.TestSmsc;
import io.onbehalf.conversation.config.CarrierProperties;
import io.onbehalf.conversation.config.CarrierSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.PartOutcome;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The loop over a real socket, with a Kafka in memory.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundLoopTest {

    private static final int WINDOW = 5;
    private static final Map<String, String> UNPACED = Map.of("pacing.enabled", "false");

    private final TestSmsc smsc = new TestSmsc();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MemoryKafka kafka = new MemoryKafka();
    private InstantSource clock = InstantSource.fixed(Acme.NOON.plus(Duration.ofMinutes(1)));
    private @Nullable SmppAccount account;
    private @Nullable OutboundLoop loop;

    OutboundLoopTest() throws IOException {}

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (loop != null) {
            loop.stop();
        }
        if (account != null) {
            account.stop();
        }
        smsc.close();
    }

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
    void what_waited_longer_than_it_is_valid_fails_without_an_attempt() {
        smsc.answerBindsWith(SMPPConstant.STAT_ESME_RBINDFAIL);
        kafka.ask(request(0));
        start(Accounts.account(smsc.port(), WINDOW), Map.of("validity", "30s"), Directories.empty());

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
        start(other, UNPACED, Directories.empty());

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(errors()).containsExactly(CarrierError.NOT_SERVED);
        assertThat(kafka.attempts()).isEmpty();
    }

    @Test
    void who_opted_out_after_the_message_was_accepted_does_not_get_it() throws InterruptedException {
        SmsSubmitRequested request = request(0);
        kafka.ask(request);
        start(
                Accounts.account(smsc.port(), WINDOW),
                UNPACED,
                new Directories().consent(request.getThreadId(), true).directory());

        await().until(() -> !kafka.concluded().isEmpty());
        assertThat(errors()).containsExactly(ConversationRefusals.OPTED_OUT);
        assertThat(kafka.concluded().getFirst().getOptedOut()).isFalse();
        smsc.noSubmit();
    }

    @Test
    void the_rest_of_a_message_of_which_a_part_was_refused_does_not_leave()
            throws InterruptedException, IOException {
        kafka.ask(OutboundMessages.request(0, SLOW, "a".repeat(400)));
        start(Accounts.account(smsc.port(), WINDOW), Map.of("pacing.long-code", "1"), Directories.empty());
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
    void nor_does_it_when_the_transaction_that_gives_it_up_fails() throws InterruptedException, IOException {
        kafka.ask(OutboundMessages.request(0, SLOW, "a".repeat(400)));
        start(Accounts.account(smsc.port(), WINDOW), Map.of("pacing.long-code", "1"), Directories.empty());
        SubmitSm first = smsc.submit();
        kafka.fail(1, () -> {});
        smsc.refuse(first, SMPPConstant.STAT_ESME_RINVDSTADR);

        await().until(() -> outcomes().size() == 3);
        assertThat(outcomes()).containsOnly(SubmitOutcome.REJECTED);
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
                Directories.empty());
        smsc.refuse(smsc.submit(), SMPPConstant.STAT_ESME_RTHROTTLED);

        await().until(() -> outcomes().size() == 2);
        PartOutcome expired = kafka.concluded().getLast().getOutcomes().getFirst();
        assertThat(expired.getError().getCode()).isEqualTo(CarrierError.EXPIRED);
        assertThat(expired.getError().getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RTHROTTLED);
    }

    @Test
    void a_stop_gives_back_what_has_not_left()
            throws InterruptedException, ExecutionException, PDUStringException, IOException {
        kafka.ask(request(0));
        start(Accounts.account(smsc.port(), 1), UNPACED, Directories.empty());
        SubmitSm first = smsc.submit();
        for (int i = 1; i < 4; i++) {
            kafka.ask(request(i));
        }
        await().until(() -> registry.get(OutboundMetrics.WAITING).gauge().value() == 4);
        smsc.accept(first, "A0");
        SubmitSm second = smsc.submit();
        await().until(() -> kafka.attempts().size() > 2);
        FutureTask<Void> stopping =
                new FutureTask<>(() -> {
                    Objects.requireNonNull(loop).stop();
                    return null;
                });
        Thread.ofVirtual().start(stopping);
        await().until(() -> outcomes().contains(SubmitOutcome.RETRIABLE));
        smsc.accept(second, "A1");
        stopping.get();

        assertThat(outcomes()).doesNotContain(SubmitOutcome.OUTCOME_UNKNOWN).hasSize(kafka.attempts().size());
    }

    private void start() {
        start(Accounts.account(smsc.port(), WINDOW), UNPACED, Directories.empty());
    }

    private void start(AccountSettings settings, Map<String, String> values, QueueDirectory directory) {
        CarrierProperties properties = CarrierSettings.with(values);
        account = new SmppAccount(settings, (_, _) -> CompletableFuture.completedFuture(false), clock);
        loop =
                new OutboundLoop(
                        kafka.clients(),
                        new OutboundRecords(
                                properties.receiptTimeout(),
                                properties.consent().scope(),
                                Acme.IDENTITY,
                                clock),
                        new PreSubmitCheck(
                                directory,
                                properties.validity(),
                                properties.consent().answerValidity(),
                                clock),
                        properties.pacing().limits(),
                        new SmppAccounts(List.of(account)),
                        new OutboundMetrics(registry));
        account.start();
        loop.start();
    }

    private void accept(SubmitSm sms) {
        try {
            smsc.accept(sms, "A" + sms.getSequenceNumber());
        } catch (PDUStringException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<SubmitOutcome> outcomes() {
        return kafka.concluded().stream()
                .map(SmsSubmitConcluded::getOutcomes)
                .flatMap(List::stream)
                .map(PartOutcome::getOutcome)
                .toList();
    }

    private List<String> errors() {
        return kafka.concluded().stream()
                .map(SmsSubmitConcluded::getOutcomes)
                .flatMap(List::stream)
                .map(outcome -> outcome.getError().getCode())
                .toList();
    }

    private static SmsSubmitRequested request(int offset) {
        return OutboundMessages.request(offset, SLOW, "Hello");
    }
}
