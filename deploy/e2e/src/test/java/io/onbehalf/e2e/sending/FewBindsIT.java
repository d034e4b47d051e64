package io.onbehalf.e2e.sending;

import static java.util.Objects.requireNonNull;
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
import io.onbehalf.local.layout.LocalPorts;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import io.onbehalf.schemas.Topics;
import io.onbehalf.smsc.ledger.LedgerLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two instances of conversation-service at an SMSC that allows one bind: whoever has it carries all
/// messages.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FewBindsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final String GROUP = Topics.CONVERSATION_SERVICE + "-carrier";
    private static final String DELIVERED = "delivery-success";
    private static final int AT_A_TIME = 3;

    private final TestStack stack;
    private final TestQueue queue;
    private final JvmPart first;
    private final JvmPart second;
    private final List<String> contacts = new ArrayList<>();
    private final List<SmsExchange> exchanges = new ArrayList<>();

    FewBindsIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        List<String> arguments = new ArrayList<>(stack.conversationArguments());
        arguments.add("--onbehalf.carrier.accounts[1].max-instances=1");
        first = Service.CONVERSATION.part(stack.layout(), arguments);
        second =
                Service.CONVERSATION.instance(
                        stack.layout(), "conversation-service-2", LocalPorts.free(1).getFirst(), arguments);
    }

    @BeforeEach
    void both_may_bind_but_one_at_a_time() throws InterruptedException {
        ApiUser amy = stack.as(TestUser.AMY);
        for (int i = 0; i < 3 * AT_A_TIME; i++) {
            String contact = TestNumbers.contact();
            contacts.add(contact);
            exchanges.add(SmsExchange.compose(queue, amy, contact));
        }
        stack.conversationService().stop();
        first.start().awaitReady(TIMEOUT);
        awaitPartitions(List.of(Topics.CARRIER_OUTBOUND.partitions()));
        second.start().awaitReady(TIMEOUT);
    }

    @AfterEach
    void the_stack_has_its_own_instance() throws InterruptedException {
        second.stop();
        first.stop();
        stack.conversationService().start().awaitReady(TIMEOUT);
    }

    @Test
    void the_partitions_follow_the_bind_and_come_back_with_it_and_each_number_s_messages_keep_their_order()
            throws Exception {
        awaitPartitions(List.of(0, Topics.CARRIER_OUTBOUND.partitions()));
        awaitDelivered(send(0, first));

        first.kill();
        awaitDelivered(send(AT_A_TIME, second));
        awaitPartitions(List.of(Topics.CARRIER_OUTBOUND.partitions()));

        first.start().awaitReady(TIMEOUT);
        awaitPartitions(List.of(0, Topics.CARRIER_OUTBOUND.partitions()));
        second.stop();
        awaitDelivered(send(2 * AT_A_TIME, first));

        assertThat(submitted()).containsExactlyElementsOf(contacts);
    }

    /// A text sent over one instance.
    private record Sent(SmsExchange exchange, String id) {}

    private List<Sent> send(int from, JvmPart over) throws InterruptedException {
        ApiUser amy = stack.at(over.address(), TestUser.AMY);
        List<Sent> sent = new ArrayList<>();
        for (SmsExchange each : exchanges.subList(from, from + AT_A_TIME)) {
            SmsExchange exchange = new SmsExchange(amy, each.participant());
            sent.add(new Sent(exchange, exchange.sendUntilAnswered(TestTexts.of("in order"))));
        }
        return sent;
    }

    private static void awaitDelivered(List<Sent> sent) {
        sent.forEach(each -> each.exchange().awaitStatus(each.id(), DELIVERED));
    }

    /// The contacts whose SMS the SMSC received, in that order.
    private List<String> submitted() throws IOException {
        return LedgerLine.readAll(stack.layout().smscLedger()).stream()
                .flatMap(line ->
                        contacts.stream().filter(contact -> contact.endsWith(line.sms().destination())))
                .toList();
    }

    /// @param counts how many partitions each member of the group has, the least first
    private void awaitPartitions(List<Integer> counts) {
        await().atMost(TIMEOUT).ignoreExceptions().until(this::partitions, counts::equals);
    }

    private List<Integer> partitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.layout().bootstrapServers()))) {
            return requireNonNull(admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP))
                    .members()
                    .stream()
                    .map(member -> member.assignment().topicPartitions().size())
                    .sorted()
                    .toList();
        }
    }
}
