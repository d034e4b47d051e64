package io.onbehalf.e2e.channels;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.fixture.Answers;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.LocalPorts;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Two gateways, which go by the same channels and read marks.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoGatewaysIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int TOPICS_EACH = 8;
    private static final String MARKS = "/onbehalf/users/me/readmarks";

    private final TestStack stack;

    TwoGatewaysIT(TestStack stack) {
        this.stack = stack;
    }

    @Test
    void how_far_somebody_has_read_is_the_same_at_both_and_told_at_once() throws Exception {
        JvmPart second = secondGateway();
        String conversation = UUID.randomUUID().toString();
        try {
            second.start().awaitReady(TIMEOUT);
            ApiUser atFirst = stack.at(firstGateway(), TestUser.AMY);
            ApiUser atSecond = stack.at(second.address(), TestUser.AMY);
            untilStatus(200, () -> atSecond.get(MARKS)); // it is ready before it has read everything
            try (ChannelClient device =
                    ChannelClient.of(atSecond, "v2.users." + TestUser.AMY.id() + ".onbehalf.readmarks")
                            .follow(second::address)) {
                await().atMost(TIMEOUT).until(device::isConnected);

                ok(200, move(atFirst, conversation, 7));
                assertThat(order(atSecond, conversation)).isEqualTo(7);
                await().atMost(TIMEOUT)
                        .until(() -> device.last(conversation).at("/eventBody/order").asLong(0) == 7);

                assertThat(ok(200, move(atSecond, conversation, 3)).body().path("order").asLong())
                        .isEqualTo(7);
                assertThat(order(atFirst, conversation)).isEqualTo(7);
            }
        } finally {
            second.stop();
        }
    }

    private static Answer move(ApiUser user, String conversation, long order) throws InterruptedException {
        return user.put(MARKS, Map.of("conversationId", conversation, "order", order));
    }

    private static long order(ApiUser user, String conversation) throws InterruptedException {
        for (JsonNode mark : ok(200, user.get(MARKS)).body().path("entities")) {
            if (mark.path("conversationId").asString().equals(conversation)) {
                return mark.path("order").asLong();
            }
        }
        return 0;
    }

    private String firstGateway() {
        return stack.layout().gatewayUrl().getAuthority();
    }

    private JvmPart secondGateway() {
        return Service.GATEWAY.instance(
                stack.layout(),
                "agent-gateway-2",
                LocalPorts.free(1).getFirst(),
                List.of("--spring.profiles.active=default"));
    }

    @Test
    void of_subscriptions_at_two_gateways_at_the_same_time_none_is_lost() throws Exception {
        JvmPart second = secondGateway();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            second.start().awaitReady(TIMEOUT);
            ApiUser amy = stack.at(firstGateway(), TestUser.AMY);
            String path =
                    "/notifications/channels/"
                            + ok(200, amy.post("/notifications/channels", Map.of())).text("id")
                            + "/subscriptions";
            List<String> atFirst = topics("conversations");
            List<String> atSecond = topics("routingStatus");

            Future<Void> one = threads.submit(() -> subscribe(amy, path, atFirst));
            Future<Void> other =
                    threads.submit(() -> subscribe(stack.at(second.address(), TestUser.AMY), path, atSecond));
            one.get();
            other.get();

            List<String> all = new ArrayList<>(atFirst);
            all.addAll(atSecond);
            assertThat(Answers.ids(ok(200, amy.get(path)))).containsExactlyInAnyOrderElementsOf(all);
        } finally {
            second.stop();
        }
    }

    private static Void subscribe(ApiUser user, String path, List<String> topics)
            throws InterruptedException {
        for (String topic : topics) {
            untilStatus(200, () -> user.post(path, List.of(Map.of("id", topic))));
        }
        return null;
    }

    /// Different names, which combine a topic with itself.
    private static List<String> topics(String part) {
        return IntStream.rangeClosed(1, TOPICS_EACH)
                .mapToObj(count ->
                        "v2.users." + TestUser.AMY.id() + "?" + String.join("&", nCopies(count, part)))
                .toList();
    }
}
