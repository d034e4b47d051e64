package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.bench.Reconciliation;
import io.onbehalf.bench.Soak;
import io.onbehalf.e2e.promises.Promise;
import java.security.SecureRandom;
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

    private final Stand stand;

    CarrierCrashIT(Stand stand) {
        this.stand = stand;
    }

    @Test
    void the_message_centre_has_each_sms_at_most_once_and_none_is_lost() throws Exception {
        TestQueue queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        long seed = new SecureRandom().nextLong();
        Reconciliation.Report report =
                new Soak(CONVERSATIONS, MESSAGES, BLOWS, seed)
                        .run(
                                new Soak.Target(
                                        stand.site(),
                                        stand.conversationService(),
                                        stand.smsc(),
                                        stand.as(Cast.AMY),
                                        queue.id(),
                                        Numbers::contact,
                                        Texts::of),
                                System.out::println);

        assertThat(report.differences()).as("seed %d, %s", seed, report.counts()).isEmpty();
        Promise.checkAll(new Ledger(stand.site()).entries(), Promise.ofEveryHistory());
    }
}
