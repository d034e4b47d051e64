package io.onbehalf.e2e.endpoints;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every endpoint of the README's table, called by those who may and by those who may not.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PermissionMatrixIT {

    private static final List<Endpoint> TABLE =
            ReadmeTable.read(Path.of("..", "..", "agent-gateway/README.md"));

    private static final String ID = TestUser.AMY.id();

    /// An object with the fields that any call requires, one for calls that refuse other fields, and lists.
    private static final List<String> BODIES =
            List.of(
                    """
                    {"name": "Matrix", "email": "matrix@acme.example", "status": "IDLE", "joined": true,
                     "defaultCountryCode": "US", "settings": [{"messengerType": "sms", "timeoutInMinutes": 60}],
                     "utilization": {"message": {"maximumCapacity": 5}}, "queueId": "%s",
                     "toAddress": "+13175551234", "toAddressMessengerType": "sms"}
                    """
                            .formatted(ID),
                    "{\"name\": \"Matrix\"}",
                    "[{\"id\": \"%s\", \"joined\": true}]".formatted(ID),
                    "[\"%s\"]".formatted(ID));

    private final TestStack stack;
    private final TestQueue queue;
    private final AgentParticipant participant;
    private final String message;

    PermissionMatrixIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY, TestUser.HANNA);
        ok(
                204,
                stack.as(TestUser.ADMIN)
                        .delete("/routing/queues/" + queue.id() + "/members/" + TestUser.HANNA.id()));
        ApiUser amy = stack.as(TestUser.AMY);
        participant = queue.compose(amy, TestNumbers.contact());
        message = ok(200, amy.send(participant, TestTexts.of("seen by few"))).text("id");
        ApiUser former = stack.as(TestUser.HANNA);
        untilStatus(403, () -> former.get("/conversations/messages/" + participant.conversationId()));
    }

    static Stream<Endpoint> withToken() {
        return TABLE.stream().filter(endpoint -> !endpoint.call().equals("GET /api/v2/docs/openapi.yaml"));
    }

    static Stream<Endpoint> withPermission() {
        return TABLE.stream().filter(endpoint -> !endpoint.permissions().isEmpty());
    }

    static Stream<Endpoint> ofSomething() {
        return TABLE.stream().filter(endpoint -> endpoint.call().contains("{}"));
    }

    /// The reads of one conversation.
    static Stream<Endpoint> ofAConversation() {
        return ofSomething()
                .filter(endpoint -> endpoint.call().startsWith("GET"))
                .filter(endpoint -> endpoint.call().matches(".*/conversations/.*\\{}.*"));
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void without_a_token_it_is_401(Endpoint endpoint) throws Exception {
        assertThat(call(endpoint, "", "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("withPermission")
    void without_one_of_its_permissions_it_is_403(Endpoint endpoint) throws Exception {
        RawCall.Reply reply = call(endpoint, stack.token(TestUser.NORA));

        assertThat(reply.status() + " " + reply.text("code")).isEqualTo("403 missing.permissions");
    }

    @ParameterizedTest
    @MethodSource("ofSomething")
    void what_is_another_organization_s_is_not_there(Endpoint endpoint) throws Exception {
        RawCall.Reply reply = call(endpoint, stack.token(TestUser.OLGA));

        assertThat(reply.status())
                .as("%s", reply.body())
                .isIn(isWithoutBody(endpoint) ? List.of(404) : List.of(400, 403, 404));
        assertThat(reply.body().toString()).doesNotContain(TestTexts.MARK, queue.number());
    }

    private static boolean isWithoutBody(Endpoint endpoint) {
        return endpoint.call().matches("(GET|HEAD|DELETE) .*");
    }

    @ParameterizedTest
    @MethodSource("ofAConversation")
    void a_conversation_is_read_by_its_queue_and_supervisors_and_not_by_other_agents_or_former_members(
            Endpoint endpoint) throws Exception {
        for (TestUser stranger : List.of(TestUser.BEN, TestUser.HANNA)) {
            assertThat(call(endpoint, stack.token(stranger)).status()).as(stranger.user()).isEqualTo(403);
        }
        for (TestUser reader : List.of(TestUser.AMY, TestUser.SUE, TestUser.ADMIN)) {
            assertThat(call(endpoint, stack.token(reader)).status())
                    .as(reader.user())
                    .isIn(endpoint.call().endsWith("/wrapup") ? List.of(404) : List.of(200));
        }
    }

    /// Tries bodies until one is valid: a call whose body is not is refused before its right is judged.
    private RawCall.Reply call(Endpoint endpoint, String token) throws Exception {
        RawCall.Reply reply = call(endpoint, token, BODIES.getFirst());
        for (String body : BODIES.subList(1, BODIES.size())) {
            if (reply.status() == 400) {
                reply = call(endpoint, token, body);
            }
        }
        return reply;
    }

    private RawCall.Reply call(Endpoint endpoint, String token, String body)
            throws IOException, InterruptedException {
        String[] parts = endpoint.call().split(" ", 2);
        RawCall call =
                RawCall.of(
                                parts[0],
                                stack.layout().gatewayUrl() + filled(parts[1]),
                                parts[0].matches("GET|HEAD|DELETE") ? "" : body)
                        .with("Content-Type", "application/json");
        return (token.isEmpty() ? call : call.with("Authorization", "Bearer " + token)).send();
    }

    /// The path with the ids of things of this organization.
    private String filled(String path) {
        String filled =
                path.replace(
                        "/conversations/messages/{}/details",
                        "/conversations/messages/" + message + "/details");
        for (Map.Entry<String, String> each :
                List.of(
                        Map.entry("/conversations/messages/{}", participant.conversationId()),
                        Map.entry("/conversations/{}", participant.conversationId()),
                        Map.entry("/communications/{}", participant.communicationId()),
                        Map.entry("/participants/{}", participant.participantId()),
                        Map.entry("/messages/{}", message),
                        Map.entry("/queues/{}", queue.id()),
                        Map.entry("/users/{}", TestUser.AMY.id()),
                        Map.entry("/members/{}", TestUser.AMY.id()),
                        Map.entry("/wrapupcodes/{}", queue.code()),
                        Map.entry("/channels/{}", "0123456789abcdef0123456789abcdef"))) {
            filled = filled.replace(each.getKey(), each.getKey().replace("{}", each.getValue()));
        }
        return filled;
    }
}
