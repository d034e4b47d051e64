package io.onbehalf.e2e.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SmsExchange;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.e2e.fixture.TraceReceiver;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The traces of what agent and contact do, as a tracing backend gets them.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String GATEWAY = "agent-gateway: POST /api/v2/conversations/**";
    private static final String SERVICE = "conversation-service: POST /api/v2/conversations/messages";

    private static final String SMSC = "conversation-service: deliver_sm";

    private final TestStack stack;
    private final TraceReceiver traces;
    private final ApiUser amy;
    private final TestQueue queue;
    private final String contact = TestNumbers.contact();

    TracesIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        traces = stack.traces();
        amy = stack.as(TestUser.AMY);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
    }

    @BeforeEach
    void clear() {
        traces.clear();
    }

    @Test
    void a_compose_is_traced_from_the_gateway_to_its_decision() throws Exception {
        SmsExchange.compose(queue, amy, contact);

        assertThat(wayTo(GATEWAY, "decide ComposeRequested"))
                .containsExactly(
                        GATEWAY,
                        SERVICE,
                        "conversation-service: send ComposeRequested",
                        "conversation-service: decide ComposeRequested");
    }

    @Test
    void a_message_is_traced_until_the_smsc_has_it() throws Exception {
        SmsExchange exchange = SmsExchange.compose(queue, amy, contact);
        exchange.awaitStatus(exchange.send(TestTexts.of("of nobody's business")), "delivery-success");

        assertThat(wayTo(GATEWAY, "submit_sm"))
                .containsExactly(
                        GATEWAY,
                        SERVICE + "/{conversationId}/communications/{communicationId}/messages",
                        "conversation-service: send MessageRequested",
                        "conversation-service: submit_sm");
        assertThat(wayTo(GATEWAY, "decide MessageRequested")).hasSize(4);
    }

    @Test
    void a_contact_s_text_is_traced_from_the_smsc_to_its_decision() throws Exception {
        SmsExchange exchange = SmsExchange.compose(queue, amy, contact);
        String text = TestTexts.of("thank you");
        stack.smscControl().sendText(contact, queue.number(), text);
        exchange.awaitText(text);

        assertThat(wayTo(SMSC, "decide InboundSmsReceived"))
                .containsExactly(
                        "conversation-service: deliver_sm",
                        "conversation-service: decide InboundSmsReceived");
    }

    @Test
    void no_number_and_no_text_stands_in_a_trace() throws Exception {
        SmsExchange exchange = SmsExchange.compose(queue, amy, contact);
        exchange.awaitStatus(exchange.send(TestTexts.of("of nobody's business")), "delivery-success");
        String text = TestTexts.of("thank you");
        stack.smscControl().sendText(contact, queue.number(), text);
        exchange.awaitText(text);
        wayTo(GATEWAY, "submit_sm");
        wayTo(SMSC, "decide InboundSmsReceived");

        assertThat(traces.text())
                .doesNotContain(contact.substring(1), queue.number().substring(1), "nobody", "thank you");
    }

    /// The way to a step of this name, once all of it has come.
    private List<String> wayTo(String from, String name) {
        return await().atMost(TIMEOUT)
                .until(
                        () ->
                                traces.waysTo(name).stream()
                                        .filter(way -> way.getFirst().startsWith(from))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
