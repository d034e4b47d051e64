package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConversationApiTest
class SendingApiTest {

    private static final String HELLO = "{\"textBody\":\"Hello\"}";
    private static final String AGENTLESS =
            """
            {"fromAddress":"%s","toAddress":"+13175550177","toAddressMessengerType":"sms","textBody":"Hello"}
            """
                    .formatted(Tenant.NUMBER);

    private final Tenant acme;
    private final Tenant globex;
    private final String queue;
    private final ApiClient amy;
    private final ConversationClient conversation;
    private final CopyWaits copies;

    @Autowired
    SendingApiTest(MockMvcTester mvc, TopologyBench bench, CopyWaits copies) {
        this.copies = copies;
        acme = new Tenant(mvc, bench);
        globex = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
        amy = acme.agent("amy");
        conversation = acme.connect(amy, queue);
    }

    @Test
    void a_sent_text_is_answered_in_the_public_shape_and_listed() {
        var sent = amy.post(conversation.sendPath(), HELLO);

        assertThat(sent)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"conversationId":"%s","fromAddress":"%s","toAddress":"%s","direction":"outbound",
                         "messengerType":"sms","textBody":"Hello","status":"queued","createdBy":{"id":"amy"}}
                        """
                                .formatted(conversation.id(), Tenant.NUMBER, Tenant.CONTACT));
        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[1].messages[0].messageId")
                .isEqualTo(text(sent, "$.id"));
    }

    @Test
    void accents_are_composed_and_the_answer_says_what_the_text_takes_and_what_costs() {
        assertThat(amy.post(conversation.sendPath(), "{\"textBody\":\"Mu\u0308ller\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"textBody":"M\u00fcller",
                         "sms":{"encoding":"GSM7","segmentCount":1,"costlyCharacters":[]}}
                        """);
        assertThat(amy.post(conversation.sendPath(), "{\"textBody\":\"It\u2019s here\"}"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"textBody":"It\u2019s here",
                         "sms":{"encoding":"UCS2","segmentCount":1,
                                "costlyCharacters":[{"character":"\u2019","replacement":"'"}]}}
                        """);
    }

    @Test
    void nothing_is_sent_while_copies_have_stood_still_for_too_long_and_conversations_are_read() {
        copies.begin(Topics.CONVERSATION_CONSENTS.name());
        try {
            for (var refused :
                    List.of(
                            amy.post(conversation.sendPath(), HELLO),
                            amy.post("/messages", Tenant.compose(queue, "+13175550177")),
                            amy.post("/messages/agentless", AGENTLESS))) {
                assertThat(refused)
                        .hasStatus(503)
                        .hasHeader("Retry-After", "10")
                        .bodyJson()
                        .isLenientlyEqualTo(
                                """
                                        {"code":"service.unavailable",
                                         "message":"This instance's copies of other services' data have stood still for \
                                more than 0 s; nothing was changed"}
                                """);
            }
            assertThat(amy.get(conversation.path())).hasStatusOk();
        } finally {
            copies.end(Topics.CONVERSATION_CONSENTS.name());
        }
        assertThat(amy.post(conversation.sendPath(), HELLO)).hasStatusOk();
    }

    @Test
    void nobody_sends_after_leaving_the_queue() {
        acme.leaves("amy", queue);

        refused(amy.post(conversation.sendPath(), HELLO), 403, "not.queue.member");
    }

    @Test
    void nothing_is_sent_once_the_queue_has_another_number() {
        acme.queue(queue, "Support", "+13175550101", WrapupPrompt.MANDATORY);

        refused(amy.post(conversation.sendPath(), HELLO), 409, "queue.outbound.number.changed");
    }

    @Test
    void only_the_connected_agent_sends() {
        refused(acme.agent("ben").post(conversation.sendPath(), HELLO), 403, "not.conversation.participant");
        refused(globex.agent("amy").post(conversation.sendPath(), HELLO), 404, "conversation.not.found");
        refused(acme.caller("amy").post(conversation.sendPath(), HELLO), 403, "missing.permissions");
        amy.patch(conversation.participantPath(), "{\"state\":\"disconnected\"}");
        refused(amy.post(conversation.sendPath(), HELLO), 409, "conversation.disconnected");
    }

    @Test
    void unknown_conversations_and_communications_are_not_found() {
        String thread = ThreadIds.threadOf(conversation.id()).orElseThrow();
        ConversationClient never =
                new ConversationClient(
                        ThreadIds.of(thread, Kind.CONVERSATION, 99), "", conversation.communicationId());
        ConversationClient elsewhere =
                new ConversationClient(
                        conversation.id(), "", ThreadIds.of("f".repeat(20), Kind.COMMUNICATION, 5));

        refused(amy.post(never.sendPath(), HELLO), 404, "conversation.not.found");
        refused(amy.post(elsewhere.sendPath(), HELLO), 404, "not.found");
        refused(
                amy.post(
                        new ConversationClient("nonsense", "", conversation.communicationId()).sendPath(),
                        HELLO),
                404,
                "not.found");
        refused(
                amy.post(
                        new ConversationClient(
                                        conversation.communicationId(), "", conversation.communicationId())
                                .sendPath(),
                        HELLO),
                404,
                "not.found");
    }

    @Test
    void ids_are_read_in_any_case() {
        ConversationClient upperCase =
                new ConversationClient(
                        conversation.id().toUpperCase(Locale.ROOT),
                        "",
                        conversation.communicationId().toUpperCase(Locale.ROOT));

        assertThat(text(amy.post(upperCase.sendPath(), HELLO), "$.conversationId"))
                .isEqualTo(conversation.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|textBody",
                "{\"textBody\":\" \"}|textBody",
                "{\"textBody\":\"\\u200b \\ufeff\\u2800\\u3164\"}|textBody",
                "{\"textBody\":\"half a smile \\ud83d\"}|textBody",
                "{\"textBody\":\"\\ude00 the other half\"}|textBody",
                "{\"textBody\":\"x\",\"mediaIds\":[\"m\"]}|mediaIds",
                "{\"textBody\":\"x\",\"messagingTemplate\":{}}|messagingTemplate"
            })
    void a_body_without_a_sendable_text_is_refused_naming_the_field(String body, String field) {
        var refused = amy.post(conversation.sendPath(), body);

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"a, 765, 200", "a, 766, 400", "ж, 335, 200", "ж, 336, 400"})
    void a_text_of_five_sms_is_sent_and_a_longer_one_refused(String letter, int length, int status) {
        String body = "{\"textBody\":\"" + letter.repeat(length) + "\"}";

        assertThat(amy.post(conversation.sendPath(), body)).hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 766, textBody: takes 6 SMS segments in GSM7; at most 5 are sent",
        "€, 382, textBody: takes 6 SMS segments in GSM7; at most 5 are sent",
        "😀, 167, textBody: takes 6 SMS segments in UCS2; at most 5 are sent"
    })
    void the_refusal_of_a_long_text_says_how_many_segments_this_text_takes(
            String letter, int length, String message) {
        assertThat(amy.post(conversation.sendPath(), "{\"textBody\":\"" + letter.repeat(length) + "\"}"))
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(message);
    }

    @Test
    void a_repeated_key_sends_once_and_can_t_be_used_for_another_text() {
        var first = amy.withKey("key").post(conversation.sendPath(), HELLO);

        assertThat(text(amy.withKey("key").post(conversation.sendPath(), HELLO), "$.id"))
                .isEqualTo(text(first, "$.id"));
        refused(
                amy.withKey("key").post(conversation.sendPath(), "{\"textBody\":\"Bye\"}"),
                409,
                "idempotency.key.reused");
    }
}
