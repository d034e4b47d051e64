package io.onbehalf.e2e.channels;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilAnswered;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.extensions.notifications.NotificationEvent;
import com.mypurecloud.sdk.v2.extensions.notifications.NotificationHandler;
import com.mypurecloud.sdk.v2.extensions.notifications.NotificationListener;
import com.mypurecloud.sdk.v2.model.ConversationMessageEventTopicMessageConversation;
import com.mypurecloud.sdk.v2.model.ConversationMessageEventTopicMessageMediaParticipant;
import com.mypurecloud.sdk.v2.model.ConversationMessageEventTopicMessageMediaParticipant.StateEnum;
import io.onbehalf.e2e.fixture.CrowdUser;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.LocalPorts;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Agents are told of each change of their conversations.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int CHANNELS_FOR_EACH = 4;
    private static final int CONVERSATIONS_FOR_EACH = 2;
    private static final int CONCURRENT_AGENTS = 8;

    private final TestStack stack;
    private final AtomicInteger changes = new AtomicInteger();

    ChannelsIT(TestStack stack) {
        this.stack = stack;
    }

    /// Keeps what the official SDK's handler makes of the events.
    private static final class Listener
            implements NotificationListener<ConversationMessageEventTopicMessageConversation> {

        private final List<ConversationMessageEventTopicMessageConversation> told =
                new CopyOnWriteArrayList<>();

        @Override
        public String getTopic() {
            return "v2.users." + TestUser.HANNA.id() + ".conversations.messages";
        }

        @Override
        public Class<?> getEventBodyClass() {
            return ConversationMessageEventTopicMessageConversation.class;
        }

        @Override
        public void onEvent(NotificationEvent<?> event) {
            told.add((ConversationMessageEventTopicMessageConversation) event.getEventBody());
        }

        /// True if one of the events of a conversation shows an agent's participant like that.
        private boolean has(
                String conversation, Predicate<ConversationMessageEventTopicMessageMediaParticipant> agent) {
            return told.stream()
                    .filter(each -> each.getId().equals(conversation))
                    .flatMap(each -> each.getParticipants().stream())
                    .filter(each -> each.getPurpose().equals("agent"))
                    .anyMatch(agent);
        }
    }

    @Test
    void the_official_sdk_s_notification_handler_follows_a_whole_conversation() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA);
        Sdk hanna = Sdk.of(stack, TestUser.HANNA);
        var listener = new Listener();
        NotificationHandler handler =
                NotificationHandler.Builder.standard()
                        .withApiClient(Sdk.client(stack, stack.token(TestUser.HANNA)))
                        .withNotificationListener(listener)
                        .withAutoConnect(true)
                        .build();
        try {
            String contact = TestNumbers.contact();
            AgentParticipant composed = hanna.start(queue, contact);
            String id = composed.conversationId();
            awaitEvent(listener, id, agent -> agent.getState() == StateEnum.CONNECTED);

            hanna.send(composed, TestTexts.of("hello"));
            awaitEvent(
                    listener,
                    id,
                    agent ->
                            agent.getMessages().stream().anyMatch(each -> each.getMessage().getId() != null));
            stack.smscControl().sendText(contact, queue.number(), TestTexts.of("a question"));
            await().atMost(TIMEOUT)
                    .until(() ->
                            listener.told.stream()
                                    .flatMap(each -> each.getParticipants().stream())
                                    .anyMatch(each ->
                                            each.getPurpose().equals("customer")
                                                    && !each.getMessages().isEmpty()));

            hanna.disconnect(composed);
            awaitEvent(listener, id, agent -> agent.getState() == StateEnum.DISCONNECTED);
            hanna.wrapUp(composed, queue.code(), "done");
            awaitEvent(
                    listener,
                    id,
                    agent -> agent.getWrapup() != null && queue.code().equals(agent.getWrapup().getCode()));
            assertThat(listener.told)
                    .as("names and stints, as they are read")
                    .filteredOn(each -> each.getId().equals(id))
                    .last()
                    .satisfies(event ->
                            assertThat(event.getParticipants())
                                    .filteredOn(each -> each.getPurpose().equals("agent"))
                                    .singleElement()
                                    .satisfies(agent -> {
                                        assertThat(agent.getUser().getId()).isEqualTo(TestUser.HANNA.id());
                                        assertThat(agent.getQueue().getId()).isEqualTo(queue.id());
                                        assertThat(agent.getConnectedTime()).isNotNull();
                                        assertThat(agent.getEndTime()).isNotNull();
                                    }));
        } finally {
            handler.disconnect();
        }
    }

    private static void awaitEvent(
            Listener listener,
            String conversation,
            Predicate<ConversationMessageEventTopicMessageMediaParticipant> agent) {
        await().atMost(TIMEOUT).until(() -> listener.has(conversation, agent));
    }

    @Test
    void clients_that_reconnect_lose_nothing_when_a_gateway_is_killed_under_load() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        String first = stack.layout().gatewayUrl().getAuthority();
        CrowdUser.joinAll(stack, queue, List.of(first));
        JvmPart second =
                Service.GATEWAY.instance(
                        stack.layout(),
                        "agent-gateway-2",
                        LocalPorts.free(1).getFirst(),
                        List.of("--spring.profiles.active=default"));
        List<ChannelClient> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            second.start().awaitReady(TIMEOUT);
            AtomicInteger turn = new AtomicInteger();
            for (CrowdUser user : CrowdUser.all()) {
                for (int channel = 0; channel < CHANNELS_FOR_EACH; channel++) {
                    clients.add(
                            ChannelClient.of(stack.at(first, user))
                                    .follow(() ->
                                            turn.getAndIncrement() % 2 == 0 ? first : second.address()));
                }
            }
            await().atMost(TIMEOUT).until(() -> clients.stream().allMatch(ChannelClient::isConnected));

            Future<Void> load = threads.submit(() -> load(queue, first));
            int half = CrowdUser.all().size() * CONVERSATIONS_FOR_EACH;
            await().atMost(TIMEOUT).until(() -> changes.get() > half / 2);
            second.kill();
            await().atMost(TIMEOUT).until(() -> changes.get() > half);
            second.start();
            load.get();

            await().atMost(TIMEOUT).until(() -> clients.stream().allMatch(ChannelClient::isConnected));
            for (int index = 0; index < clients.size(); index++) {
                ChannelClient client = clients.get(index);
                ApiUser user = stack.at(first, CrowdUser.all().get(index / CHANNELS_FOR_EACH));
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(client.interactions()).isEqualTo(server(user)));
            }
        } finally {
            clients.forEach(ChannelClient::close);
            second.stop();
        }
    }

    /// Every agent composes, and writes once in each conversation; every second one they end and wrap up.
    private Void load(TestQueue queue, String address) throws Exception {
        try (ExecutorService agents = Executors.newFixedThreadPool(CONCURRENT_AGENTS)) {
            List<Future<Void>> all = new ArrayList<>();
            for (CrowdUser user : CrowdUser.all()) {
                for (int each = 0; each < CONVERSATIONS_FOR_EACH; each++) {
                    String contact = TestNumbers.contact();
                    boolean ends = each % 2 == 1;
                    all.add(agents.submit(() -> converse(stack.at(address, user), queue, contact, ends)));
                }
            }
            for (Future<Void> each : all) {
                each.get();
            }
        }
        return null;
    }

    private Void converse(ApiUser agent, TestQueue queue, String contact, boolean ends)
            throws InterruptedException {
        String compose = UUID.randomUUID().toString();
        String id =
                ok(200, untilAnswered(() -> agent.compose(queue.id(), contact, false, compose))).text("id");
        changes.incrementAndGet();
        AgentParticipant participant =
                await().atMost(TIMEOUT).until(() -> agent.participant(id), found -> found != null);
        String message = UUID.randomUUID().toString();
        ok(200, untilAnswered(() -> agent.send(participant, TestTexts.of("hello"), message)));
        changes.incrementAndGet();
        if (ends) {
            ok(202, untilAnswered(() -> agent.disconnect(participant)));
            ok(202, untilAnswered(() -> agent.post(participant.wrapupPath(), Map.of("code", queue.code()))));
        }
        return null;
    }

    /// What the server shows: the sequence of each conversation of the user's list.
    private static Map<String, Long> server(ApiUser user) throws InterruptedException {
        Map<String, Long> sequences = new HashMap<>();
        for (JsonNode conversation :
                untilStatus(200, () -> user.get("/conversations/messages?pageSize=500"))
                        .body()
                        .path("entities")) {
            sequences.put(conversation.path("id").asString(), conversation.path("sequence").asLong());
        }
        return sequences;
    }
}
