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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
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

    /// As [Magic#SILENT] says.
    private static final Duration RECEIPT_AFTER = Duration.ofSeconds(3);

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
        String gone = Numbers.contact(Magic.GONE);
        String silent = Numbers.contact(Magic.SILENT);
        Chat lost = Chat.compose(queue, amy, gone);
        Chat receipted = Chat.compose(queue, amy, silent);
        Chat next = Chat.compose(queue, amy, Numbers.contact());
        String lostId = lost.send(Texts.of("before the crash"));
        String receiptedId = receipted.send(Texts.of("just before the crash"));
        await().atMost(PATIENCE)
                .until(() -> !stand.submitsTo(gone).isEmpty() && !stand.submitsTo(silent).isEmpty());

        long killedAt = System.currentTimeMillis();
        stand.conversationService().kill();
        stand.conversationService().start().awaitReady(PATIENCE);

        awaitStatus(receipted, receiptedId, "delivery-success");
        awaitStatus(lost, lostId, "sent");
        assertThat(lost.error(lostId).path("code").asString("")).isEqualTo("carrier.submit.unknown");
        awaitStatus(next, sendAfterTheCrash(next), "delivery-success");
        for (String contact : List.of(gone, silent)) {
            assertThat(stand.submitsTo(contact))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(killedAt - line.at())
                                    .as("from the submit to the crash, in ms: nothing was known yet")
                                    .isLessThan(RECEIPT_AFTER.toMillis()));
        }
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
