package io.onbehalf.gateway.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.gateway.Client;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.ChannelStore;
import io.onbehalf.gateway.channels.ChannelTopic;
import io.onbehalf.gateway.channels.MemoryChannelStore;
import io.onbehalf.gateway.sockets.Frame;
import io.onbehalf.gateway.sockets.Sockets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotificationsApiTest {

    private static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";
    private static final String OF_AMY = "v2.users." + AMY + ".conversations.messages";
    private static final String OF_BEN =
            "v2.users.0a0c3e00-0000-4000-8000-000000000104.conversations.messages";
    private static final ChannelTopic TOPIC = ChannelTopic.parse(OF_AMY).getFirst();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Client client;
    private final String token;
    private final Sockets sockets;

    NotificationsApiTest(
            @LocalServerPort int port,
            @org.springframework.beans.factory.annotation.Autowired Sockets sockets) {
        client = new Client(port);
        token = client.token("amy");
        this.sockets = sockets;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithoutKafka {

        @Bean
        @Primary
        ChannelStore memoryStore(Sockets sockets) {
            return new MemoryChannelStore(sockets::update, sockets::end);
        }
    }

    @Test
    void a_channel_has_the_address_of_its_socket_and_an_end() {
        JsonNode channel = channel();

        assertThat(channel.path("connectUri").asString())
                .startsWith("ws://127.0.0.1:")
                .endsWith("/channels/" + id(channel));
        assertThat(channel.path("expires").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{3}Z");
        assertThat(get("/channels").body()).contains(id(channel));
    }

    @Test
    void headers_of_a_proxy_do_not_count_unless_they_are_configured_to() {
        var created =
                client.send(
                        client.as(token, client.request("/api/v2/notifications/channels"))
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "evil.example")
                                .POST(BodyPublishers.noBody()));

        assertThat(Client.json(created).path("connectUri").asString()).startsWith("ws://127.0.0.1:");
    }

    @Test
    void whether_a_channel_is_there_is_asked_with_HEAD() {
        String id = id(channel());

        assertThat(head("/channels/" + id, token).statusCode()).isEqualTo(200);
        assertThat(head("/channels/" + id, client.token("ben")).statusCode()).isEqualTo(404);
        assertThat(head("/channels/nonsense", token).statusCode()).isEqualTo(404);
        assertThat(head("/channels/" + id, "").statusCode()).isEqualTo(401);
    }

    @Test
    void the_topics_of_a_channel_are_put_added_listed_and_deleted() {
        String path = "/channels/" + id(channel()) + "/subscriptions";

        assertThat(send("PUT", path, "[{\"id\":\"" + OF_AMY + "\"}]").body()).contains("Permitted");
        assertThat(send("POST", path, topics("v2.users." + AMY + ".routingStatus")).statusCode())
                .isEqualTo(200);
        assertThat(get(path).body()).contains(OF_AMY, "routingStatus");
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(get(path).body()).isEqualTo("{\"entities\":[]}");
    }

    @Test
    void a_topic_that_cannot_be_is_an_error_or_with_ignoreErrors_is_rejected() {
        String path = "/channels/" + id(channel()) + "/subscriptions";

        HttpResponse<String> unknown = send("PUT", path, topics("v2.nonsense"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("notification.invalid.topic").doesNotContain("v2.nonsense");
        assertThat(send("PUT", path, topics(OF_BEN)).statusCode()).isEqualTo(403);
        assertThat(send("PUT", path + "?ignoreErrors=true", topics(OF_BEN)).body())
                .contains("Rejected", "notification.topic.forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[null]", "[{}]", "[{\"id\":\"\"}]", "[[]]", "null"})
    void topics_that_cannot_be_read_are_refused(String body) {
        String path = "/channels/" + id(channel()) + "/subscriptions";

        HttpResponse<String> refused = send("POST", path, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"contextId\"").doesNotContain("java", "TopicName");
    }

    @Test
    void the_topics_that_there_are_can_be_read() {
        assertThat(get("/availabletopics").body())
                .contains("v2.users.{id}.conversations.messages", "v2.users.{id}.routingStatus")
                .contains("v2.routing.queues.{id}.conversations.messages");
    }

    @Test
    void a_socket_is_told_what_its_channel_is_subscribed_to() {
        JsonNode channel = channel();
        send("PUT", "/channels/" + id(channel) + "/subscriptions", topics(OF_AMY));
        try (var socket = socket(channel)) {
            await().until(() -> sockets.isSubscribed(TOPIC));
            tell("one", 7);

            await().untilAsserted(() -> assertThat(socket.frames(OF_AMY)).hasSize(1));
            JsonNode frame = socket.frames(OF_AMY).getFirst();
            assertThat(frame.path("eventBody").path("id").asString()).isEqualTo("one");
            assertThat(frame.path("metadata").path("sequence").asLong()).isEqualTo(7);
        }
        await().until(() -> !sockets.isSubscribed(TOPIC));
    }

    @Test
    void who_subscribes_on_the_socket_is_told_of_everything_after_the_answer() {
        try (var socket = socket(channel())) {
            socket.say("{\"message\":\"subscribe\",\"topics\":[\"" + OF_AMY + "\"],\"correlationId\":\"c\"}");
            await().untilAsserted(() -> assertThat(socket.answers()).hasSize(1));
            assertThat(socket.answers().getFirst().toString())
                    .contains("\"result\":\"200\"", "\"status\":\"subscribed\"", "\"correlationId\":\"c\"");
            tell("one", 1);

            await().untilAsserted(() -> assertThat(socket.frames(OF_AMY)).hasSize(1));
        }
    }

    @Test
    void what_a_client_says_is_answered_whatever_it_is() {
        try (var socket = socket(channel())) {
            socket.say("{\"message\":\"ping\"}");
            await().untilAsserted(
                            () -> assertThat(socket.frames("channel.metadata").toString()).contains("pong"));
            socket.say("rubbish");
            await().untilAsserted(() -> assertThat(socket.answers()).hasSize(1));
            socket.say("{\"message\":\"subscribe\",\"topics\":[\"" + OF_BEN + "\"],\"correlationId\":\"d\"}");
            await().untilAsserted(() -> assertThat(socket.answers()).hasSize(2));
            assertThat(socket.answers().toString()).contains("\"result\":\"400\"", "\"result\":\"403\"");
            socket.say("[" + "1,".repeat(200_000) + "1]");
            await().until(() -> socket.closed() != null);
        }
    }

    @Test
    void a_client_that_subscribes_without_end_is_told_to_come_back() {
        try (var socket = socket(channel())) {
            for (int i = 1; i <= 61; i++) {
                socket.say(
                        "{\"message\":\"unsubscribe\",\"topics\":[],\"correlationId\":\"%d\"}".formatted(i));
            }
            await().untilAsserted(() -> assertThat(socket.answers()).hasSize(61));
            assertThat(socket.answers().subList(0, 60))
                    .allSatisfy(each -> assertThat(each.path("result").asString()).isEqualTo("200"));
            assertThat(socket.answers().getLast().toString())
                    .contains("\"result\":\"429\"", "too.many.requests");
        }
    }

    @Test
    void a_channel_that_connects_again_goes_on_on_its_new_socket() {
        JsonNode channel = channel();
        send("PUT", "/channels/" + id(channel) + "/subscriptions", topics(OF_AMY));
        try (var first = socket(channel);
                var second = socket(channel)) {
            await().until(() -> first.closed() != null);
            assertThat(first.frames("v2.system.socket_closing")).hasSize(1);
            tell("one", 1);

            await().untilAsserted(() -> assertThat(second.frames(OF_AMY)).hasSize(1));
            assertThat(second.closed()).isNull();
        }
    }

    @Test
    void a_channel_that_is_gone_is_told_to_its_client() {
        JsonNode channel = channel();
        try (var socket = socket(channel)) {
            socket.say("{\"message\":\"ping\"}");
            await().until(() -> !socket.frames("channel.metadata").isEmpty());
            sockets.end(new ChannelId(id(channel)));

            await().untilAsserted(() -> assertThat(socket.frames("v2.system.socket_closing")).hasSize(1));
            await().until(() -> socket.closed() != null);
        }
    }

    @Test
    void no_socket_opens_for_a_channel_that_is_not_there_or_from_a_page_of_another_origin() {
        String uri = channel().path("connectUri").asString();

        assertThat(refused(http.newWebSocketBuilder(), uri.substring(0, uri.length() - 4) + "0000"))
                .isEqualTo(401);
        assertThat(refused(http.newWebSocketBuilder().header("Origin", "http://evil.example"), uri))
                .isEqualTo(403);
    }

    private static int refused(WebSocket.Builder builder, String uri) {
        return builder.buildAsync(URI.create(uri), new WebSocket.Listener() {})
                .thenApply(_ -> 101)
                .exceptionally(failure ->
                        failure.getCause() instanceof WebSocketHandshakeException refused
                                ? refused.getResponse().statusCode()
                                : 0)
                .join();
    }

    private void tell(String conversation, long sequence) {
        Frame frame = Frame.event(OF_AMY, Map.of("id", conversation), Map.of("sequence", sequence));
        sockets.tell(TOPIC, conversation, _ -> Optional.of(frame));
    }

    private SocketClient socket(JsonNode channel) {
        return new SocketClient(http, channel.path("connectUri").asString());
    }

    private JsonNode channel() {
        return Client.json(send("POST", "/channels", ""));
    }

    private static String id(JsonNode channel) {
        return channel.path("id").asString();
    }

    private static String topics(String name) {
        return "[{\"id\":\"" + name + "\"}]";
    }

    private HttpResponse<String> get(String path) {
        return client.get("/api/v2/notifications" + path, token);
    }

    private HttpResponse<String> head(String path, String as) {
        return client.send(
                client.as(as, client.request("/api/v2/notifications" + path))
                        .method("HEAD", BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return client.send(
                client.as(token, client.request("/api/v2/notifications" + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }
}
