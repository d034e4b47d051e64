package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What waits in a queue, and how it is taken.
@ConversationApiTest
class QueueConversationsApiTest {

    private static final String ONBEHALF = "/api/v2/onbehalf";
    private static final String LIST = "/queues/%s/conversations";

    private final MockMvcTester mvc;
    private final TopologyBench bench;
    private final Tenant acme;
    private final String queue;

    @Autowired
    QueueConversationsApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.mvc = mvc;
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy", "ben");
    }

    @Test
    void a_text_that_finds_no_agent_is_on_the_queue_s_list_with_its_age() {
        String waiting = acme.waits(queue, 0);

        var list = list("amy", "");

        assertThat(list).hasStatusOk().bodyJson().extractingPath("$.entities.length()").isEqualTo(1);
        assertThat(list).bodyJson().extractingPath("$.entities[0].id").isEqualTo(waiting);
        assertThat(list).bodyJson().extractingPath("$.entities[0].state").isEqualTo("waiting");
        assertThat(list)
                .bodyJson()
                .extractingPath("$.entities[0].since")
                .isEqualTo("2026-01-02T03:00:00.000Z");
        assertThat(list).bodyJson().extractingPath("$.entities[0].age").asNumber().isNotEqualTo(0);
    }

    @Test
    void the_oldest_comes_first_and_a_page_names_the_next_one() {
        String newest = acme.waits(queue, 30);
        String oldest = acme.waits(queue, 10);
        String middle = acme.waits(queue, 20);

        var first = list("amy", "?state=waiting&pageSize=2");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.entities[*].id")
                .asArray()
                .containsExactly(oldest, middle);

        var second = list("amy", "?pageSize=2&cursor=" + text(first, "$.cursor"));
        assertThat(second).bodyJson().extractingPath("$.entities[*].id").asArray().containsExactly(newest);
        assertThat(second).bodyJson().doesNotHavePath("$.cursor");
    }

    /// Their conversations are ahead of the list.
    @Test
    void a_page_without_what_the_caller_has_just_wrapped_up_still_names_the_next_one() {
        ApiClient amy = acme.agent("amy");
        List<ConversationClient> owed =
                Stream.of("+13175550191", "+13175550192", "+13175550193")
                        .map(contact -> acme.connect(amy, queue, contact))
                        .toList();
        owed.forEach(each -> amy.patch(each.participantPath(), "{\"state\":\"disconnected\"}"));
        ConversationClient wrappedUp = owed.getFirst();
        String thread = ThreadIds.threadOf(wrappedUp.id()).orElseThrow();
        get(amy, "");
        acme.wrapsUp("amy", wrappedUp);
        bench.values(Topics.CONVERSATION_EVENTS);

        ApiClient after =
                amy.after(
                        Position.ofWrapup(
                                        new ThreadId(thread), new ParticipantId(wrappedUp.participantId()), 1)
                                .toString());
        var first = get(after, "?state=wrapup&pageSize=1");
        assertThat(first).bodyJson().extractingPath("$.entities").asArray().isEmpty();
        var second = get(after, "?state=wrapup&pageSize=1&cursor=" + text(first, "$.cursor"));
        assertThat(text(second, "$.entities[0].id")).isEqualTo(owed.get(1).id());
        var third = get(after, "?state=wrapup&pageSize=1&cursor=" + text(second, "$.cursor"));
        assertThat(text(third, "$.entities[0].id")).isEqualTo(owed.get(2).id());
        assertThat(third).bodyJson().doesNotHavePath("$.cursor");
    }

    @Test
    void what_one_agent_takes_no_longer_waits_and_the_next_one_hears_who_has_it() {
        String waiting = acme.waits(queue, 0);
        String assign = "/%s/assign".formatted(waiting);

        assertThat(acme.agent("amy").post(assign, "{\"id\":\"amy\"}")).hasStatusOk();
        var late = acme.agent("ben").post(assign, "{\"id\":\"ben\"}");

        refused(late, 409, "conversation.already.assigned");
        assertThat(late).bodyJson().extractingPath("$.messageParams.holderId").isEqualTo("amy");
        assertThat(list("ben", "")).bodyJson().extractingPath("$.entities").asArray().isEmpty();
        assertThat(acme.agent("amy").get("/" + waiting))
                .bodyJson()
                .extractingPath("$.participants[*].purpose")
                .asArray()
                .containsExactly("customer", "acd", "agent");
    }

    @Test
    void members_and_supervisors_see_the_list() {
        acme.waits(queue, 0);

        assertThat(get(acme.supervisor("sue"), "")).hasStatusOk();
        refused(list("eve", ""), 403, "not.queue.member");
        refused(get(acme.caller("amy"), ""), 403, "missing.permissions");
        refused(get(new Tenant(mvc, bench).supervisor("sue"), ""), 404, "not.found");
        refused(
                acme.supervisor("sue").below(ONBEHALF).get(LIST.formatted(UUID.randomUUID())),
                404,
                "not.found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?state=open", "?pageSize=0", "?pageSize=101", "?pageSize=many", "?cursor=nonsense"})
    void a_parameter_that_asks_for_something_else_is_refused(String parameters) {
        refused(list("amy", parameters), 400, "invalid.value");
    }

    private MvcTestResult list(String agent, String parameters) {
        return get(acme.agent(agent), parameters);
    }

    private MvcTestResult get(ApiClient caller, String parameters) {
        return caller.below(ONBEHALF).get(LIST.formatted(queue) + parameters);
    }
}
