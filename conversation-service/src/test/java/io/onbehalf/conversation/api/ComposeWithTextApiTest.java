package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.CONTACT;
import static io.onbehalf.conversation.api.Tenant.compose;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.ConversationStarted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Compose and the first text in one call: both or neither.
@ConversationApiTest
class ComposeWithTextApiTest {

    private final TopologyBench bench;
    private final Tenant acme;
    private final String queue;
    private final ApiClient reader;
    private final ApiClient amy;

    @Autowired
    ComposeWithTextApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
        reader = acme.agent("amy");
        amy = reader.below("/api/v2/onbehalf/conversations/messages");
    }

    @Test
    void the_answer_has_the_conversation_and_the_text_that_waits_for_the_carrier() {
        var composed = amy.post("", withText(compose(queue, CONTACT), "Hello"));

        String id = text(composed, "$.id");
        assertThat(composed)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"selfUri":"/api/v2/conversations/messages/%s",
                         "message":{"conversationId":"%s","fromAddress":"%s","toAddress":"%s","textBody":"Hello",
                                    "direction":"outbound","status":"queued","createdBy":{"id":"amy"}}}
                        """
                                .formatted(id, id, Tenant.NUMBER, CONTACT));
        assertThat(reader.get("/messages/" + id))
                .bodyJson()
                .extractingPath("$.participants[1].messages[0].messageId")
                .isEqualTo(text(composed, "$.message.id"));
        assertThat(bench.read(Topics.CARRIER_OUTBOUND, SmsSubmitRequested.class))
                .last()
                .satisfies(submit -> assertThat(submit.getText()).isEqualTo("Hello"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\" \"|textBody",
                "null|textBody",
                "\"half a smile \\ud83d\"|textBody",
                "\"x\",\"messagingTemplate\":{}|messagingTemplate",
                "\"x\",\"externalContactId\":\"x\"|externalContactId",
                "\"x\",\"overrideQuietHours\":\"yes\"|overrideQuietHours"
            })
    void what_is_not_sendable_is_refused_by_name_and_composes_nothing(String text, String field) {
        bench.values(Topics.CONVERSATION_EVENTS);
        String body = compose(queue, CONTACT).replace("}", ",\"textBody\":" + text + "}");

        var refused = amy.post("", body);

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo(field);
        assertThat(bench.values(Topics.CONVERSATION_EVENTS)).isEmpty();
    }

    @Test
    void nor_does_a_text_that_takes_too_many_sms() {
        bench.values(Topics.CONVERSATION_EVENTS);

        refused(amy.post("", withText(compose(queue, CONTACT), "a".repeat(766))), 400, "invalid.value");

        assertThat(bench.values(Topics.CONVERSATION_EVENTS)).isEmpty();
    }

    @Test
    void the_rules_are_those_of_compose() {
        refused(
                acme.agent("eve").below(amy.base()).post("", withText(compose(queue, CONTACT), "Hello")),
                403,
                "not.queue.member");
        refused(
                acme.caller("amy").below(amy.base()).post("", withText(compose(queue, CONTACT), "Hello")),
                403,
                "missing.permissions");
        refused(amy.post("", withText(compose(queue, "12"), "Hello")), 400, "invalid.value");
        acme.connect(reader, queue);
        bench.records(Topics.CARRIER_OUTBOUND);

        refused(
                amy.post("", withText(compose(queue, CONTACT), "Hello")),
                409,
                "existing.conversation.connected");
        assertThat(bench.records(Topics.CARRIER_OUTBOUND)).isEmpty();
    }

    @Test
    void a_repeated_key_composes_and_sends_once() {
        bench.values(Topics.CONVERSATION_EVENTS);
        bench.values(Topics.CARRIER_OUTBOUND);
        String body = withText(compose(queue, CONTACT), "Hello");
        var first = amy.withKey("key").post("", body);

        var second = amy.withKey("key").post("", body);

        assertThat(text(second, "$.message.id")).isEqualTo(text(first, "$.message.id"));
        assertThat(text(second, "$.message.timestamp")).isEqualTo(text(first, "$.message.timestamp"));
        refused(
                amy.withKey("key").post("", withText(compose(queue, CONTACT), "Bye")),
                409,
                "idempotency.key.reused");
        refused(
                amy.withKey("key").post("", withText(compose(queue, "+13175550198"), "Hello")),
                409,
                "idempotency.key.reused");
        assertThat(bench.read(Topics.CONVERSATION_EVENTS, ConversationStarted.class)).hasSize(1);
        assertThat(bench.values(Topics.CARRIER_OUTBOUND)).hasSize(1);
    }

    private static String withText(String compose, String text) {
        return compose.replace("}", ",\"textBody\":\"%s\"}".formatted(text));
    }
}
