package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.untilAnswered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.Reconciliation;
import io.onbehalf.bench.Soak;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Caller;
import io.onbehalf.local.smsc.Magic;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Messages while conversation-service is killed and the link is cut; `deploy/bench/run soak` does more of
/// it.
@ExtendWith(SharedStand.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierCrashIT {

    private static final int CONVERSATIONS = 20;
    private static final int MESSAGES = 400;
    private static final int BLOWS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// For so long after a submit surely nothing is known of it: it is not given up, nor is its receipt
    /// there.
    private static final Duration IN_THE_DARK = Stand.TRANSACTION_TIMER.minusSeconds(1);

    private final Stand stand;
    private final Caller amy;
    private final TestQueue queue;

    CarrierCrashIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        amy = stand.as(Cast.AMY);
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
    }

    @Test
    void an_sms_submitted_and_unanswered_at_a_crash_is_settled_by_its_receipt_or_unknown_and_not_repeated()
            throws Exception {
        Chat next = Chat.compose(queue, amy, Numbers.contact());
        Unanswered both =
                await("both submitted, and neither given up")
                        .atMost(PATIENCE)
                        .until(() -> unanswered(next), Unanswered::inTheDark);

        stand.conversationService().kill();
        stand.conversationService().start().awaitReady(PATIENCE);

        awaitStatus(both.silent().chat(), both.silent().id(), "delivery-success");
        awaitStatus(both.gone().chat(), both.gone().id(), "sent");
        assertThat(both.gone().chat().error(both.gone().id()).path("code").asString(""))
                .isEqualTo("carrier.submit.unknown");
        awaitStatus(next, sendAfterTheCrash(next), "delivery-success");
        assertThat(stand.submitsTo(both.gone().contact())).hasSize(1);
        assertThat(stand.submitsTo(both.silent().contact())).hasSize(1);
    }

    @Test
    void the_message_centre_has_each_sms_at_most_once_and_none_is_lost() throws Exception {
        long seed = new SecureRandom().nextLong();
        Reconciliation.Report report =
                new Soak(CONVERSATIONS, MESSAGES, BLOWS, seed)
                        .run(
                                new Soak.Target(
                                        stand.site(),
                                        stand.conversationService(),
                                        stand.smsc(),
                                        amy,
                                        queue.id(),
                                        Numbers::contact,
                                        Texts::of),
                                System.out::println);

        assertThat(report.differences()).as("seed %d, %s", seed, report.counts()).isEmpty();
        Promise.checkAll(new Ledger(stand.site()).entries(), Promise.ofEveryHistory());
    }

    /// One message in a chat of its own.
    private record Sent(String contact, Chat chat, String id) {}

    /// Two that are submitted and get no answer.
    private record Unanswered(Sent gone, Sent silent, long firstSubmittedAt) {

        boolean inTheDark() {
            return System.currentTimeMillis() - firstSubmittedAt < IN_THE_DARK.toMillis();
        }
    }

    /// With new contacts each time, because a slow machine may need several. What is answered first gives the
    /// link back its window, which those that were not may have taken from it.
    private Unanswered unanswered(Chat answered) throws Exception {
        awaitStatus(answered, answered.send(Texts.of("are you there?")), "delivery-success");
        String gone = Numbers.contact(Magic.GONE);
        String silent = Numbers.contact(Magic.SILENT);
        Chat lost = Chat.compose(queue, amy, gone);
        Chat receipted = Chat.compose(queue, amy, silent);
        String lostId = lost.send(Texts.of("before the crash"));
        String receiptedId = receipted.send(Texts.of("just before the crash"));
        await().atMost(PATIENCE)
                .until(() -> !stand.submitsTo(gone).isEmpty() && !stand.submitsTo(silent).isEmpty());
        return new Unanswered(
                new Sent(gone, lost, lostId),
                new Sent(silent, receipted, receiptedId),
                Math.min(submittedAt(gone), submittedAt(silent)));
    }

    private long submittedAt(String contact) throws IOException {
        return stand.submitsTo(contact).getFirst().at();
    }

    /// The number goes on, so all that it may have left behind was looked through.
    private String sendAfterTheCrash(Chat chat) {
        String key = UUID.randomUUID().toString();
        Map<String, String> text = Map.of("textBody", Texts.of("after the crash"));
        return ok(200, untilAnswered(() -> amy.post(Paths.messages(chat.stint()), text, key))).text("id");
    }

    private static void awaitStatus(Chat chat, String id, String status) {
        await().atMost(PATIENCE).until(() -> chat.message(id).text("status"), status::equals);
    }
}
