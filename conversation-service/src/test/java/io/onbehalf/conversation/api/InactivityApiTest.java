package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConversationApiTest
class InactivityApiTest {

    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;

    @Autowired
    InactivityApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy");
        amy = acme.agent("amy");
    }

    @Test
    void a_connected_conversation_says_since_when_it_is_silent_and_when_it_leaves_its_agent() {
        acme.allowsSilence(queue, 3_600);
        ConversationClient conversation = acme.connect(amy, queue);
        String connected = text(inactivity(conversation), "$.silentSince");

        sent(amy, conversation, "Hello");

        assertThat(inactivity(conversation))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"conversationId":"%s","enabled":true,"timeoutSeconds":3600,
                         "actionType":"SEND_TO_QUEUE","queue":{"id":"%s","name":"Support"}}
                        """
                                .formatted(conversation.id(), queue));
        Instant since = Instant.parse(text(inactivity(conversation), "$.silentSince"));
        String due = text(inactivity(conversation), "$.dueAt");
        assertThat(since).isAfterOrEqualTo(Instant.parse(connected));
        assertThat(Instant.parse(due)).isEqualTo(since.plus(Duration.ofHours(1)));
        assertThat(text(amy.get(conversation.path()), "$.inactivityTimeout")).isEqualTo(due);
        assertThat(text(amy.get("/" + conversation.id()), "$.inactivityTimeout")).isEqualTo(due);
    }

    @Test
    void where_the_queue_has_no_timeout_nothing_is_due() {
        ConversationClient conversation = acme.connect(amy, queue);

        assertThat(inactivity(conversation))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"enabled\":false,\"actionType\":\"DISCONNECT\"}")
                .hasPath("$.silentSince")
                .doesNotHavePath("$.dueAt");
        assertThat(amy.get(conversation.path())).bodyJson().doesNotHavePath("$.inactivityTimeout");
    }

    @Test
    void a_disconnected_conversation_is_not_silent() {
        acme.allowsSilence(queue, 3_600);
        ConversationClient conversation = acme.connect(amy, queue);
        amy.patch(conversation.path(), "{\"state\":\"disconnected\"}");

        assertThat(inactivity(conversation))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"conversationId\":\"%s\",\"enabled\":false}".formatted(conversation.id()));
    }

    @Test
    void who_may_not_read_the_last_message_is_not_told_since_when_it_is_silent() {
        acme.joins("ben", queue);
        ApiClient ben = acme.agent("ben");
        acme.allowsSilence(queue, 3_600);
        ConversationClient conversation = acme.connect(amy, queue);
        sent(amy, conversation, "by amy");
        amy.patch(conversation.path(), "{\"state\":\"disconnected\"}");
        sent(ben, acme.continues(ben, queue, conversation), "by ben");
        assertThat(inactivity(conversation)).bodyJson().hasPath("$.silentSince");

        acme.leaves("amy", queue);

        assertThat(inactivity(conversation))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"enabled\":true,\"timeoutSeconds\":3600}")
                .doesNotHavePath("$.silentSince")
                .doesNotHavePath("$.dueAt");
        assertThat(amy.get(conversation.path())).bodyJson().doesNotHavePath("$.inactivityTimeout");
    }

    @Test
    void only_who_may_read_the_conversation_reads_its_silence() {
        ConversationClient conversation = acme.connect(amy, queue);

        refused(inactivity(acme.agent("ben"), conversation.id()), 403, "not.conversation.participant");
        refused(inactivity(amy, "x"), 404, "not.found");
    }

    private MvcTestResult inactivity(ConversationClient conversation) {
        return inactivity(amy, conversation.id());
    }

    private static MvcTestResult inactivity(ApiClient caller, String id) {
        return caller.below("/api/v2/onbehalf/conversations").get("/" + id + "/inactivity");
    }
}
