package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.Soak;
import io.onbehalf.bench.SoakTarget;
import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.Reconciliation;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.smsc.number.MagicNumber;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Messages while conversation-service is killed and the link is cut. `deploy/bench/run soak` does the same
/// for longer.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierCrashIT {

    private static final int CONVERSATIONS = 20;
    private static final int MESSAGES = 400;
    private static final int FAULTS = 4;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /// For this long after a submit the service has certainly not given up, and no receipt has come.
    private static final Duration UNDECIDED = SmscAccount.SIMULATED_TIMER.minusSeconds(1);

    private final TestStack stack;
    private final ApiUser amy;
    private final TestQueue queue;

    CarrierCrashIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
    }

    @Test
    void an_sms_unanswered_at_a_crash_gets_its_status_from_the_receipt_or_is_unknown_and_is_not_repeated()
            throws Exception {
        SmsExchange next = SmsExchange.compose(queue, amy, TestNumbers.contact());
        Unanswered both =
                await("both submitted and neither given up")
                        .atMost(TIMEOUT)
                        .until(() -> sendUnanswered(next), Unanswered::isUndecided);

        stack.conversationService().kill();
        stack.conversationService().start().awaitReady(TIMEOUT);

        both.silent().exchange().awaitStatus(both.silent().id(), "delivery-success");
        both.gone().exchange().awaitUnknown(both.gone().id());
        // The number's next message is sent, so the service has read all attempts before it.
        next.awaitStatus(next.sendUntilAnswered(TestTexts.of("after the crash")), "delivery-success");
        assertThat(stack.submitsTo(both.gone().contact())).hasSize(1);
        assertThat(stack.submitsTo(both.silent().contact())).hasSize(1);
    }

    @Test
    void the_smsc_receives_each_sms_at_most_once_and_none_is_lost() throws Exception {
        long seed = new SecureRandom().nextLong();
        SoakTarget target =
                new SoakTarget(
                        stack.layout(),
                        stack.conversationService(),
                        stack.smsc(),
                        amy,
                        List.of(queue.id()),
                        TestNumbers::contact,
                        TestTexts::of);
        Reconciliation.Report report =
                new Soak(CONVERSATIONS, MESSAGES, FAULTS, seed).run(target, System.out::println);

        assertThat(report.differences()).as("seed %d, %s", seed, report.counts()).isEmpty();
        Promise.checkAll(new TopicReader(stack.layout()).records(), Promise.ofEveryHistory());
    }

    /// The only message of an exchange.
    private record Sent(String contact, SmsExchange exchange, String id) {}

    /// Two messages that are submitted and not answered.
    private record Unanswered(Sent gone, Sent silent, long firstSubmittedAt) {

        boolean isUndecided() {
            return System.currentTimeMillis() - firstSubmittedAt < UNDECIDED.toMillis();
        }
    }

    /// Uses new contacts at each call, because a slow machine may need several. The answered message comes
    /// first: it restores the link's window, which earlier unanswered messages may have reduced.
    private Unanswered sendUnanswered(SmsExchange answered) throws Exception {
        answered.awaitStatus(answered.send(TestTexts.of("are you there?")), "delivery-success");
        String gone = TestNumbers.contact(MagicNumber.GONE);
        String silent = TestNumbers.contact(MagicNumber.SILENT);
        SmsExchange withGone = SmsExchange.compose(queue, amy, gone);
        SmsExchange withSilent = SmsExchange.compose(queue, amy, silent);
        String goneId = withGone.send(TestTexts.of("before the crash"));
        String silentId = withSilent.send(TestTexts.of("just before the crash"));
        await().atMost(TIMEOUT)
                .until(() -> !stack.submitsTo(gone).isEmpty() && !stack.submitsTo(silent).isEmpty());
        return new Unanswered(
                new Sent(gone, withGone, goneId),
                new Sent(silent, withSilent, silentId),
                Math.min(submittedAt(gone), submittedAt(silent)));
    }

    private long submittedAt(String contact) throws IOException {
        return stack.submitsTo(contact).getFirst().at();
    }
}
