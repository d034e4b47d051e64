package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.smsc.number.MagicNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each part that the carrier link needs is away for a while and comes back: messages wait, then are sent.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarrierOutageIT {

    private static final Duration OUTAGE =
            Duration.parse(System.getProperty("onbehalf.e2e.carrier-outage", "PT20S"));
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final TestStack stack;
    private final ApiUser amy;
    private final TestQueue queue;

    CarrierOutageIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
    }

    @Test
    void while_the_smsc_is_away_messages_stay_queued_and_the_service_stays_ready() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact());
        stack.smsc().stop();
        String id = exchange.send(TestTexts.of("in an outage"));

        await().during(OUTAGE)
                .atMost(OUTAGE.plusMinutes(1))
                .until(() -> exchange.status(id).equals("queued") && stack.conversationService().isReady());
        TestStack.startAll(List.of(stack.smsc()));
        awaitDelivered(exchange, id);
    }

    @Test
    void without_the_registry_messages_are_sent_and_received() throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact());
        stack.registry().kill();
        String first = exchange.send(TestTexts.of("in an outage"));
        awaitDelivered(exchange, first);
        await().during(OUTAGE)
                .atMost(OUTAGE.plusMinutes(1))
                .until(() -> exchange.status(first).equals("delivery-success"));
        awaitDelivered(exchange, exchange.send(TestTexts.of("in an outage")));
        TestStack.startAll(List.of(stack.registry()));
    }

    @Test
    void after_a_broker_outage_an_sms_in_flight_has_an_outcome_is_not_repeated_and_the_link_works()
            throws Exception {
        SmsExchange exchange = exchange(TestNumbers.contact());
        String silent = TestNumbers.contact(MagicNumber.SILENT);
        SmsExchange waiting = exchange(silent);
        String inFlight = waiting.send(TestTexts.of("in an outage"));
        await().atMost(TIMEOUT).until(() -> !stack.submitsTo(silent).isEmpty());
        stack.broker().kill();
        await().during(OUTAGE).atMost(OUTAGE.plusMinutes(1)).until(() -> !stack.broker().isAlive());
        TestStack.startAll(List.of(stack.broker()));

        String id = exchange.sendUntilAnswered(TestTexts.of("after the broker"));
        awaitDelivered(exchange, id);
        awaitDelivered(waiting, inFlight);
        assertThat(stack.submitsTo(silent)).hasSize(1);
        await().atMost(TIMEOUT).until(stack.conversationService()::isReady);
    }

    private SmsExchange exchange(String contact) throws InterruptedException {
        return SmsExchange.compose(queue, amy, contact);
    }

    private static void awaitDelivered(SmsExchange exchange, String id) {
        exchange.awaitStatus(id, "delivery-success");
        assertThat(exchange.status(id)).isEqualTo("delivery-success");
    }
}
