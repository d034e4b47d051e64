package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.topology.lists.InteractionStore;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.web.PositionHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// An agent's own list of interactions.
@ConversationApiTest
class InteractionsApiTest {

    private static final String DISCONNECTED = "{\"state\":\"disconnected\"}";
    private static final String LIST = "/messages";

    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;
    private final ConversationClient conversation;

    @Autowired
    InteractionsApiTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
        amy = acme.agent("amy");
        conversation = acme.connect(amy, queue);
    }

    @Test
    void interactions_stay_listed_in_pages_until_they_are_wrapped_up() {
        ConversationClient newer = acme.connect(amy, queue, "+13175550198");
        amy.patch(conversation.participantPath(), DISCONNECTED);

        var page = amy.get("/messages?pageSize=1&pageNumber=1");
        assertThat(page).hasStatusOk().bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(
                        List.of(
                                text(page, "$.entities[0].id"),
                                text(amy.get("/messages?pageSize=1&pageNumber=2"), "$.entities[0].id")))
                .containsExactlyInAnyOrder(newer.id(), conversation.id());
        refused(amy.get("/messages?pageSize=0"), 400, "invalid.value");
    }

    @Test
    void a_listed_conversation_has_its_participants_and_no_messages() {
        sent(amy, conversation, "Hello");

        assertThat(text(amy.get(LIST), "$.entities[0].participants[1].state")).isEqualTo("connected");
        for (var view : List.of(amy.get(LIST), amy.get(conversation.path() + "?messages=false"))) {
            assertThat(view).bodyJson().extractingPath("$..messages[*]").asArray().isEmpty();
        }
    }

    @Test
    void a_caller_who_names_no_page_sees_five_hundred() {
        assertThat(amy.get(LIST)).bodyJson().extractingPath("$.pageSize").isEqualTo(500);
        assertThat(amy.get(LIST + "?pageNumber=1")).bodyJson().extractingPath("$.pageSize").isEqualTo(500);
        assertThat(amy.get(LIST + "?pageSize=25")).bodyJson().extractingPath("$.pageSize").isEqualTo(25);
    }

    @Test
    void a_conversation_that_an_agent_held_twice_is_listed_once_until_both_are_wrapped_up() {
        sent(amy, conversation, "Hello");
        amy.patch(conversation.participantPath(), DISCONNECTED);
        String continuing =
                Tenant.compose(queue, Tenant.CONTACT).replace("}", ",\"useExistingConversation\":true}");
        assertThat(text(amy.post("/messages", continuing), "$.id")).isEqualTo(conversation.id());
        amy.patch(conversation.path(), DISCONNECTED);
        var second =
                new ConversationClient(
                        conversation.id(), text(amy.get(conversation.path()), "$.participants[3].id"), "");
        assertListed(1);

        acme.wrapsUp("amy", conversation);
        assertListed(1);

        acme.wrapsUp("amy", second);
        assertListed(0);
    }

    @Test
    void a_conversation_that_another_agent_holds_now_stays_listed_for_whoever_owes_a_wrapup() {
        sent(amy, conversation, "Hello");
        ApiClient ben = acme.agent("ben");
        amy.patch(conversation.participantPath(), DISCONNECTED);
        String continuing =
                Tenant.compose(queue, Tenant.CONTACT).replace("}", ",\"useExistingConversation\":true}");
        ben.post("/messages", continuing);
        assertListed(1);

        acme.wrapsUp("amy", conversation);

        assertListed(0);
        assertThat(ben.get(LIST)).bodyJson().extractingPath("$.total").isEqualTo(1);
    }

    @Test
    void a_list_is_read_when_it_shows_what_was_written_before_and_not_earlier() {
        assertThat(amy.after(written(conversation, 1)).get(LIST)).hasStatusOk();

        refused(amy.after(written(conversation, 99)).get(LIST), 503, "service.unavailable");
    }

    @Test
    void what_is_wrapped_up_is_not_listed_by_an_instance_whose_list_is_behind() {
        String interaction = conversation.path() + "?interaction=" + conversation.participantId();
        assertThat(amy.get(interaction)).hasStatusOk();

        amy.patch(conversation.participantPath(), DISCONNECTED);
        acme.wrapsUp("amy", conversation);

        refused(amy.get(interaction), 404, "not.found");
        assertThat(amy.get(conversation.path())).hasStatusOk();
    }

    @Test
    void after_a_disconnect_with_a_wrapup_reads_wait_for_the_wrapup() {
        var ended =
                amy.patch(
                        conversation.participantPath(),
                        "{\"state\":\"disconnected\",\"wrapup\":{\"code\":\"0c0c3e00-0000-4000-8000-000000000001\"}}");
        String written = String.valueOf(ended.getResponse().getHeader(PositionHeaders.WRITTEN));
        assertThat(Position.parse(written))
                .last()
                .extracting(Position::source)
                .isEqualTo("wrapup/" + conversation.participantId());
        refused(amy.after(written).get(conversation.path()), 503, "service.unavailable");

        acme.wrapsUp("amy", conversation);

        assertThat(text(amy.after(written).get(conversation.path()), "$.participants[1].wrapup.name"))
                .isEqualTo("Resolved");
    }

    private static String written(ConversationClient conversation, long sequence) {
        String thread = ThreadIds.threadOf(conversation.id()).orElseThrow();
        return new Position(InteractionStore.NAME, "amy", thread, sequence).toString();
    }

    private void assertListed(int conversations) {
        assertThat(amy.get(LIST)).bodyJson().extractingPath("$.total").isEqualTo(conversations);
        assertThat(amy.get(LIST)).bodyJson().extractingPath("$.entities").asArray().hasSize(conversations);
    }
}
