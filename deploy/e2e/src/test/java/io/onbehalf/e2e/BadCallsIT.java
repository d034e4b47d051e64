package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.RawCall.Reply;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Invalid calls through the gateway: every failure has the public API's error body.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadCallsIT {

    private final TestStack stack;

    BadCallsIT(TestStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST   | /conversations/messages           | {"queueId":                        | 400
                    POST   | /conversations/messages           | not json                           | 400
                    POST   | /conversations/messages           | []                                 | 400
                    POST   | /conversations/messages           | {"queueId":{"a":1}}                | 400
                    POST   | /conversations/messages           | {}                                 | 400
                    POST   | /conversations/messages           | {"queueId":true}                   | 400
                    POST   | /routing/queues                   | {"name":5}                         | 400
                    POST   | /routing/queues                   | {"name":"x","peerId":"p"}          | 400
                    GET    | /routing/queues?divisionId=x      |                                    | 400
                    POST   | /routing/queues                   | {"name":"x","acwSettings":{"wrapupPrompt":"SOMETIMES"}} | 400
                    POST   | /routing/queues                   | {"name":                           | 400
                    POST   | /routing/wrapupcodes              | {"name":                           | 400
                    POST   | /routing/wrapupcodes              | {"name":"\u0405olved"}            | 400
                    GET    | /users/me?expand=presence         |                                    | 400
                    GET    | /routing/queues?pageSize=0        |                                    | 400
                    GET    | /routing/queues?pageNumber=x      |                                    | 400
                    GET    | /nothing/here                     |                                    | 404
                    GET    | /conversations/messages/not-an-id |                                    | 404
                    GET    | /conversations/not-an-id          |                                    | 404
                    GET    | /routing/queues/0a0c3e00-0000-4000-8000-00000000ffff |                 | 404
                    GET    | /routing/wrapupcodes/0a0c3e00-0000-4000-8000-00000000ffff |            | 404
                    DELETE | /conversations/messages           |                                    | 405
                    PUT    | /routing/queues                   | {}                                 | 405
                    PATCH  | /routing/wrapupcodes              | {}                                 | 405
                    """)
    void an_invalid_call_is_answered_with_the_error_body(String method, String path, String body, int status)
            throws Exception {
        requireErrorBody(status, call(method, path, body == null ? "" : body).send());
    }

    @Test
    void a_body_of_another_content_type_is_refused() throws Exception {
        requireErrorBody(
                415,
                call("POST", "/conversations/messages", "<xml/>")
                        .with("Content-Type", "application/xml")
                        .send());
    }

    @ParameterizedTest
    @CsvSource({"Content-Type, */*", "Content-Type, application/*", "Content-Encoding, gzip"})
    void a_body_in_a_form_that_is_not_read_is_refused(String header, String value) throws Exception {
        requireErrorBody(415, call("POST", "/routing/queues", "{}").with(header, value).send());
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        requireErrorBody(
                413, call("POST", "/routing/queues", "{\"name\":\"" + "x".repeat(400_000) + "\"}").send());
    }

    @Test
    void a_bad_idempotency_key_is_refused() throws Exception {
        requireErrorBody(
                400,
                call("POST", "/conversations/messages", "{}")
                        .with("Idempotency-Key", "x".repeat(256))
                        .send());
    }

    @Test
    void an_error_names_fields_but_never_quotes_the_contact_s_number() throws Exception {
        String queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.ADMIN).id();
        String invalid = "+1317" + "0".repeat(3);
        for (String body : List.of(compose(queue, invalid), compose(invalid, TestNumbers.contact()))) {
            Reply reply = call("POST", "/conversations/messages", body).send();
            requireErrorBody(400, reply);
            assertThat(reply.text("code")).isEqualTo("invalid.value");
            assertThat(reply.body().toString()).doesNotContain(invalid.substring(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/conversations/",
                "/conversations/messages/",
                "/routing/queues/",
                "/routing/wrapupcodes/"
            })
    void a_path_element_that_is_not_an_id_is_never_quoted(String path) throws Exception {
        String number = "1317" + "0".repeat(7);
        Reply reply = call("GET", path + number, "").send();
        requireErrorBody(404, reply);
        assertThat(reply.body().toString()).doesNotContain(number);
    }

    @ParameterizedTest
    @CsvSource({"mailto:%s, letters", "%s x12, extension", "+%s, sign", "%s*, sign", "\u202a%s, invisible"})
    void a_number_that_is_not_typed_as_one_is_refused_with_its_reason(String typed, String reason)
            throws Exception {
        String queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.ADMIN).id();

        Reply reply =
                call("POST", "/conversations/messages", compose(queue, typed.formatted("+13175550123")))
                        .send();

        requireErrorBody(400, reply);
        assertThat(reply.body().path("messageParams").path("reason").asString()).isEqualTo(reason);
    }

    private static String compose(String queue, String contact) {
        return "{\"queueId\":\"%s\",\"toAddressMessengerType\":\"sms\",\"toAddress\":\"%s\"}"
                .formatted(queue, contact);
    }

    private RawCall call(String method, String path, String body) throws InterruptedException {
        return RawCall.of(method, stack.layout().gatewayUrl() + "/api/v2" + path, body)
                .with("Authorization", "Bearer " + stack.token(TestUser.ADMIN))
                .with("Content-Type", "application/json");
    }

    private static void requireErrorBody(int status, Reply reply) {
        assertThat(reply.status()).as("status of %s", reply.body()).isEqualTo(status);
        assertThat(reply.body().path("status").asInt(0)).isEqualTo(status);
        assertThat(reply.text("code")).matches("[a-z.]+");
        assertThat(reply.text("message")).isNotBlank();
        assertThat(reply.text("contextId")).isNotBlank().isEqualTo(reply.correlationId());
        assertThat(reply.body().path("details").isArray()).isTrue();
        assertThat(reply.body().path("errors").isArray()).isTrue();
    }
}
