package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.outbound.group.UsableAccounts;
import io.onbehalf.conversation.carrier.smpp.AccountSettings;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import io.onbehalf.conversation.carrier.smpp.TestSmsc;
import io.onbehalf.conversation.config.CarrierProperties;
import io.onbehalf.conversation.config.CarrierSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.PartOutcome;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// A specification of the outbound loop over a real socket, with a Kafka in memory.
abstract class OutboundLoopSpecification {

    static final int WINDOW = 5;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    static final Map<String, String> UNPACED = Map.of("pacing.enabled", "false");

    final TestSmsc smsc = new TestSmsc();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final MemoryKafka kafka = new MemoryKafka();
    final UsableAccounts usable = new UsableAccounts(() -> 1);
    InstantSource clock = InstantSource.fixed(Acme.NOON.plus(Duration.ofMinutes(1)));
    private @Nullable SmppAccount account;
    private @Nullable OutboundLoop loop;

    OutboundLoopSpecification() throws IOException {}

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (loop != null) {
            loop.stop(LONGEST_STOP);
        }
        if (account != null) {
            account.stop();
        }
        smsc.close();
    }

    void start() {
        start(Accounts.account(smsc.port(), WINDOW), UNPACED, OutboundMessages.directories().directory());
    }

    void start(AccountSettings settings, Map<String, String> values, QueueDirectory directory) {
        CarrierProperties properties = CarrierSettings.with(values);
        account = new SmppAccount(settings, (_, _) -> CompletableFuture.completedFuture(false), clock);
        loop =
                new OutboundLoop(
                        kafka.clients(),
                        new OutboundRecords(
                                properties.receiptTimeout(),
                                directory,
                                Acme.IDENTITY,
                                properties.receiptKeys(),
                                clock),
                        new PreSubmitCheck(
                                directory,
                                properties.validity(),
                                properties.consent().answerValidity(),
                                clock),
                        properties.pacing().limits(),
                        new SmppAccounts(List.of(account), Map.of()),
                        usable,
                        new OutboundMetrics(registry, clock),
                        Tracing.off());
        account.start();
        loop.start();
    }

    void accept(SubmitSm sms) {
        try {
            smsc.accept(sms, "A" + sms.getSequenceNumber());
        } catch (PDUStringException | IOException e) {
            throw new AssertionError(e);
        }
    }

    List<SubmitOutcome> outcomes() {
        return kafka.concluded().stream()
                .map(SmsSubmitConcluded::getOutcomes)
                .flatMap(List::stream)
                .map(PartOutcome::getOutcome)
                .toList();
    }

    List<String> errors() {
        return kafka.concluded().stream()
                .map(SmsSubmitConcluded::getOutcomes)
                .flatMap(List::stream)
                .map(outcome -> outcome.getError().getCode())
                .toList();
    }

    static SmsSubmitRequested request(int offset) {
        return OutboundMessages.request(offset, SLOW, "Hello");
    }

    /// The account, which must be started.
    SmppAccount account() {
        return Objects.requireNonNull(account);
    }

    /// Stops the loop; it must be running.
    void stopLoop() throws InterruptedException {
        Objects.requireNonNull(loop).stop(LONGEST_STOP);
    }
}
