package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static io.onbehalf.e2e.Answers.untilAnswered;
import static io.onbehalf.e2e.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Caller;
import io.onbehalf.local.Caller.Stint;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.smsc.Magic;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each thing that the carrier link needs is away for a while and comes back: messages wait, and then go.
@ExtendWith(SharedStand.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierOutageIT {

    private static final Duration OUTAGE =
            Duration.parse(System.getProperty("onbehalf.e2e.carrier-outage", "PT20S"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stand stand;
    private final Caller amy;
    private final TestQueue queue;

    CarrierOutageIT(Stand stand) throws InterruptedException {
        this.stand = stand;
        amy = stand.as(Cast.AMY);
        queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
    }

    @Test
    void while_the_message_centre_is_away_messages_wait_as_queued_and_the_service_stays_ready()
            throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact());
        stand.smsc().stop();
        String id = send(stint);

        await().during(OUTAGE)
                .atMost(OUTAGE.plusMinutes(1))
                .until(() -> status(stint, id).equals("queued") && stand.conversationService().ready());
        back(stand.smsc());
        awaitDelivered(stint, id);
    }

    @Test
    void without_the_registry_messages_come_and_go() throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact());
        stand.registry().kill();
        String first = send(stint);
        awaitDelivered(stint, first);
        await().during(OUTAGE)
                .atMost(OUTAGE.plusMinutes(1))
                .until(() -> status(stint, first).equals("delivery-success"));
        awaitDelivered(stint, send(stint));
        back(stand.registry());
    }

    @Test
    void after_the_broker_was_away_what_was_in_flight_is_settled_not_repeated_and_the_link_goes_on()
            throws Exception {
        Stint stint = queue.compose(amy, Numbers.contact());
        String silent = Numbers.contact(Magic.SILENT);
        Stint waiting = queue.compose(amy, silent);
        String inFlight = send(waiting);
        await().atMost(PATIENCE).until(() -> !stand.submitsTo(silent).isEmpty());
        stand.broker().kill();
        await().during(OUTAGE).atMost(OUTAGE.plusMinutes(1)).until(() -> !stand.broker().alive());
        back(stand.broker());

        String key = UUID.randomUUID().toString();
        Map<String, String> text = Map.of("textBody", Texts.of("after the broker"));
        String id = ok(200, untilAnswered(() -> amy.post(Paths.messages(stint), text, key))).text("id");
        awaitDelivered(stint, id);
        awaitDelivered(waiting, inFlight);
        assertThat(stand.submitsTo(silent)).hasSize(1);
        await().atMost(PATIENCE).until(stand.conversationService()::ready);
    }

    private String send(Stint stint) throws InterruptedException {
        return ok(200, amy.post(Paths.messages(stint), Map.of("textBody", Texts.of("in an outage"))))
                .text("id");
    }

    private String status(Stint stint, String id) {
        return untilStatus(200, () -> amy.get(Paths.conversation(stint) + "/messages/" + id)).text("status");
    }

    private void awaitDelivered(Stint stint, String id) {
        await().atMost(PATIENCE).until(() -> status(stint, id), "delivery-success"::equals);
        assertThat(status(stint, id)).isEqualTo("delivery-success");
    }

    private static void back(JvmPart part) throws InterruptedException {
        part.start().awaitReady(PATIENCE);
    }
}
