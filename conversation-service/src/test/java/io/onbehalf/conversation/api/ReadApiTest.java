package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConversationApiTest
class ReadApiTest {

    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;
    private final ConversationClient conversation;
    private final String first;
    private final String second;

    @Autowired
    ReadApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy");
        amy = acme.agent("amy");
        conversation = acme.connect(amy, queue);
        first = sent(amy, conversation, "one");
        second = sent(amy, conversation, "two");
    }

    @Test
    void messages_are_read_in_bulk_in_the_order_of_the_request() {
        assertThat(amy.post(conversation.path() + "/messages/bulk", ids(List.of(second, first))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].textBody")
                .asArray()
                .containsExactly("two", "one");
    }

    @Test
    void a_bulk_leaves_out_what_is_not_the_conversation_s() {
        String thread = ThreadIds.threadOf(first).orElseThrow();
        String never = ThreadIds.of(thread, Kind.MESSAGE, 99);
        String others = sent(amy, other(), "another contact's");

        assertThat(
                        amy.post(
                                conversation.path() + "/messages/bulk",
                                ids(List.of("x", never, others, first, conversation.id()))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].textBody")
                .asArray()
                .containsExactly("one");
    }

    @Test
    void a_bulk_is_a_list_of_a_thousand_ids_at_most() {
        List<String> many = IntStream.range(0, 1_001).mapToObj(_ -> first).toList();

        assertThat(amy.post(conversation.path() + "/messages/bulk", ids(many.subList(0, 1_000))))
                .hasStatusOk();
        refused(amy.post(conversation.path() + "/messages/bulk", ids(many)), 400, "bad.request");
        refused(amy.post(conversation.path() + "/messages/bulk", "[null]"), 400, "invalid.value");
        refused(amy.post(conversation.path() + "/messages/bulk", "{}"), 400, "bad.request");
        assertThat(amy.post(conversation.path() + "/messages/bulk", "[]"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"entities\":[]}");
    }

    @Test
    void a_message_of_another_conversation_is_not_found() {
        String others = sent(amy, other(), "another contact's");

        refused(amy.get(conversation.messagePath(others)), 404, "not.found");
        refused(amy.get(conversation.messagePath("x")), 404, "not.found");
        refused(amy.get("/messages/" + conversation.id() + "/details"), 404, "not.found");
    }

    @Test
    void text_that_is_not_an_id_is_not_found_and_not_repeated() {
        String number = Tenant.CONTACT.substring(1);

        for (String path :
                List.of(
                        "/" + number,
                        "/messages/" + number,
                        conversation.messagePath(number),
                        "/messages/" + number + "/details")) {
            refused(amy.get(path), 404, "not.found");
            assertThat(amy.get(path)).bodyText().doesNotContain(number);
        }
        assertThat(amy.patch("/messages/" + number, "{\"state\":\"disconnected\"}"))
                .hasStatus(404)
                .bodyText()
                .doesNotContain(number);
    }

    @Test
    void a_message_reads_the_same_by_its_conversation_and_by_itself() {
        assertThat(amy.get(conversation.messagePath(first)))
                .bodyJson()
                .extractingPath("$.textBody")
                .isEqualTo("one");
        assertThat(text(amy.get("/messages/" + first + "/details"), "$.selfUri"))
                .isEqualTo("/api/v2/conversations" + conversation.messagePath(first));
    }

    @Test
    void a_participant_shows_its_last_hundred_messages_and_the_others_are_read_by_their_ids() {
        for (int message = 3; message <= 101; message++) {
            sent(amy, conversation, "number " + message);
        }

        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[1].messages[*].messageId")
                .asArray()
                .hasSize(100)
                .startsWith(second)
                .doesNotContain(first);
        assertThat(text(amy.get(conversation.messagePath(first)), "$.textBody")).isEqualTo("one");
    }

    /// Amy's conversation with another contact.
    private ConversationClient other() {
        return acme.connect(amy, queue, "+13175550198");
    }

    private static String ids(List<String> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
