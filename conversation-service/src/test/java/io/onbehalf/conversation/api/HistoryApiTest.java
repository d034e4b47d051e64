package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A thread's whole history, in pages.
@ConversationApiTest
class HistoryApiTest {

    private static final String DISCONNECTED = "{\"state\":\"disconnected\"}";

    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;
    private final ConversationClient conversation;

    @Autowired
    HistoryApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy");
        amy = acme.agent("amy");
        conversation = acme.connect(amy, queue);
    }

    @Test
    void the_messages_of_both_sides_come_newest_first_with_author_queue_and_status() {
        sent(amy, conversation, "Hello");
        acme.writes(conversation, queue, 1);

        var page = history(conversation, "");
        assertThat(page)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"limit":100,"entities":[
                          {"textBody":"Hi there","direction":"inbound","status":"received",
                           "conversationId":"%1$s","queue":{"id":"%2$s","name":"Support"}},
                          {"textBody":"Hello","direction":"outbound","status":"queued",
                           "conversationId":"%1$s","queue":{"id":"%2$s","name":"Support"},
                           "createdBy":{"id":"amy","name":"User amy"}}]}
                        """
                                .formatted(conversation.id(), queue));
        assertThat(page).bodyJson().doesNotHavePath("$.before");
        assertThat(page).bodyJson().doesNotHavePath("$.entities[0].createdBy");
    }

    @Test
    void the_conversations_before_it_belong_to_it_and_those_after_it_do_not() {
        sent(amy, conversation, "one");
        amy.patch(conversation.path(), DISCONNECTED);
        acme.neverContinues();
        ConversationClient next = acme.connect(amy, queue);
        assertTexts(history(next, ""), "one");

        sent(amy, next, "two");

        assertTexts(history(next, ""), "two", "one");
        assertTexts(history(conversation, ""), "one");
    }

    @Test
    void a_page_names_where_the_next_one_begins_until_the_thread_s_first_message() {
        for (int i = 1; i <= 5; i++) {
            sent(amy, conversation, "number " + i);
        }

        var first = history(conversation, "?limit=2");
        assertTexts(first, "number 5", "number 4");
        assertThat(text(first, "$.before")).isEqualTo(text(first, "$.entities[1].id"));
        var second = history(conversation, "?limit=2&before=" + text(first, "$.before"));
        assertTexts(second, "number 3", "number 2");
        var last =
                history(conversation, "?limit=2&before=" + text(second, "$.before").toUpperCase(Locale.ROOT));
        assertTexts(last, "number 1");
        assertThat(last).bodyJson().doesNotHavePath("$.before");
    }

    @Test
    void a_page_that_ends_with_the_first_message_names_no_next_one() {
        sent(amy, conversation, "one");
        sent(amy, conversation, "two");

        assertThat(history(conversation, "?limit=2")).bodyJson().doesNotHavePath("$.before");
    }

    @Test
    void a_message_s_order_is_greater_than_that_of_the_one_before() {
        sent(amy, conversation, "one");
        acme.writes(conversation, queue, 1);

        assertThat(history(conversation, ""))
                .bodyJson()
                .extractingPath("$.entities[*].order")
                .asArray()
                .containsExactly(7, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "before=x"})
    void a_limit_or_a_cursor_that_can_not_be_is_refused(String query) {
        refused(history(conversation, "?" + query), 400, "invalid.value");
    }

    @Test
    void the_cursor_must_be_a_message_of_the_thread() {
        String elsewhere = ThreadIds.of("f".repeat(20), Kind.MESSAGE, 7);

        for (String id : new String[] {elsewhere, conversation.id()}) {
            var refused = history(conversation, "?before=" + id);
            refused(refused, 400, "invalid.value");
            assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo("before");
        }
    }

    private MvcTestResult history(ConversationClient of, String query) {
        return Tenant.history(amy, of, query);
    }

    private static void assertTexts(MvcTestResult page, String... texts) {
        assertThat(page)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].textBody")
                .asArray()
                .containsExactly((Object[]) texts);
    }
}
