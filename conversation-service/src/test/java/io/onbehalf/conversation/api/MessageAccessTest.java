package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.sent;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.common.WrapupPrompt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Who may read which messages of a thread. Support and Sales share a number; amy and ben are of Support, eve
/// and zoe of Sales.
@ConversationApiTest
class MessageAccessTest {

    private static final String DISCONNECTED = "{\"state\":\"disconnected\"}";

    private static final String NOTES = "a secret";

    private final Tenant acme;
    private final String support;
    private final String sales;
    private final ApiClient amy;
    private final ApiClient ben;
    private final ApiClient eve;
    private final ApiClient zoe;
    private final ConversationClient conversation;

    @Autowired
    MessageAccessTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        support = acme.queue("Support", "amy", "ben");
        sales = acme.queue("Sales", "eve", "zoe");
        amy = acme.agent("amy");
        ben = acme.agent("ben");
        eve = acme.agent("eve");
        zoe = acme.agent("zoe");
        conversation = acme.connect(amy, support);
        sent(amy, conversation, "by amy");
    }

    @Test
    void an_agent_who_left_the_queue_reads_up_to_the_end_of_their_last_stint() {
        amy.patch(conversation.path(), DISCONNECTED);
        ConversationClient later = acme.continues(ben, support, conversation);
        String bens = sent(ben, later, "by ben");
        acme.leaves("amy", support);

        assertReads(amy, conversation, "by amy");
        assertReads(ben, conversation, "by ben", "by amy");
        refused(amy.get(conversation.messagePath(bens)), 404, "not.found");
        refused(amy.get("/messages/" + bens + "/details"), 404, "not.found");
        assertThat(amy.post(conversation.path() + "/messages/bulk", "[\"" + bens + "\"]"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities")
                .asArray()
                .isEmpty();
        assertThat(amy.get(conversation.path())).hasStatusOk().bodyText().doesNotContain(bens);
        assertThat(amy.get("/" + conversation.id())).hasStatusOk().bodyText().doesNotContain(bens);
    }

    @Test
    void an_agent_who_left_the_queue_reads_what_it_wrote_before_their_stint() {
        amy.patch(conversation.path(), DISCONNECTED);
        acme.neverContinues();
        ConversationClient later = acme.connect(ben, support);
        sent(ben, later, "by ben");
        ben.patch(later.path(), DISCONNECTED);
        acme.leaves("ben", support);

        assertReads(ben, later, "by ben", "by amy");
    }

    @Test
    void a_stint_that_lasts_shows_what_comes_also_to_an_agent_who_left_the_queue() {
        acme.leaves("amy", support);
        acme.writes(conversation, support, 1);

        assertReads(amy, conversation, "Hi there", "by amy");
    }

    @Test
    void queues_that_share_a_number_do_not_read_each_other_s_conversations() {
        amy.patch(conversation.path(), DISCONNECTED);
        acme.neverContinues();
        ConversationClient later = acme.connect(eve, sales);
        sent(eve, later, "by eve");

        assertReads(eve, later, "by eve");
        refused(Tenant.history(eve, conversation, ""), 403, "not.conversation.participant");
        assertReads(acme.supervisor("sue"), later, "by eve", "by amy");

        acme.joins("amy", sales);
        assertReads(amy, later, "by eve", "by amy");
    }

    @Test
    void where_threads_are_shared_members_of_all_queues_with_the_number_read_everything() {
        acme.set(acme.settings().setSharedThreads(true));
        amy.patch(conversation.path(), DISCONNECTED);
        acme.neverContinues();
        ConversationClient later = acme.connect(eve, sales);
        String eves = sent(eve, later, "by eve");

        assertReads(zoe, later, "by eve", "by amy");
        assertReads(ben, later, "by eve", "by amy");
        assertReads(ben, conversation, "by amy");
        assertThat(ben.get(later.messagePath(eves))).hasStatusOk();
        assertThat(ben.get("/messages/" + eves + "/details")).hasStatusOk();
        assertThat(ben.get(later.path())).hasStatusOk().bodyText().contains(eves);
        assertThat(text(ben.post(later.path() + "/messages/bulk", "[\"" + eves + "\"]"), "$.entities[0].id"))
                .isEqualTo(eves);
    }

    @Test
    void shared_threads_are_read_by_nobody_without_a_queue_of_the_number() {
        acme.set(acme.settings().setSharedThreads(true));
        acme.joins("pat", acme.queue("Billing"));
        acme.queue(sales, "Sales", "+13175550111", WrapupPrompt.OPTIONAL);

        assertReads(acme.agent("pat"), conversation, "by amy");
        refused(Tenant.history(zoe, conversation, ""), 403, "not.conversation.participant");
        refused(
                Tenant.history(acme.agent("stranger"), conversation, ""),
                403,
                "not.conversation.participant");

        acme.leaves("ben", support);
        refused(Tenant.history(ben, conversation, ""), 403, "not.conversation.participant");

        acme.set(acme.settings());
        refused(Tenant.history(acme.agent("pat"), conversation, ""), 403, "not.conversation.participant");
    }

    @Test
    void whoever_continues_another_queue_s_conversation_reads_it_whole_and_their_colleagues_do_not() {
        amy.patch(conversation.path(), DISCONNECTED);
        ConversationClient later = acme.continues(eve, sales, conversation);
        sent(eve, later, "by eve");

        assertReads(eve, conversation, "by eve", "by amy");
        assertReads(zoe, conversation, "by eve");
        assertReads(ben, conversation, "by amy");
    }

    @Test
    void what_waits_in_a_queue_can_be_read_whole_by_those_who_may_take_it() {
        refused(Tenant.history(zoe, conversation, ""), 403, "not.conversation.participant");

        amy.post(
                "/%s/participants/%s/replace/queue"
                        .formatted(conversation.id(), conversation.participantId()),
                "{\"queueId\":\"%s\"}".formatted(sales));

        assertReads(zoe, conversation, "by amy");
        acme.leaves("zoe", sales);
        refused(Tenant.history(zoe, conversation, ""), 403, "not.conversation.participant");
    }

    @Test
    void a_page_goes_on_behind_messages_that_the_caller_may_not_read() {
        amy.patch(conversation.path(), DISCONNECTED);
        ConversationClient later = acme.continues(eve, sales, conversation);
        for (int i = 1; i <= 4; i++) {
            sent(eve, later, "by eve");
        }

        var page = Tenant.history(ben, conversation, "?limit=1");
        assertThat(text(page, "$.entities[0].textBody")).isEqualTo("by amy");
        assertThat(page).bodyJson().doesNotHavePath("$.before");
    }

    @Test
    void a_page_reads_six_hundred_messages_at_most_and_names_where_to_go_on() {
        amy.patch(conversation.path(), DISCONNECTED);
        acme.continues(eve, sales, conversation);
        for (int minute = 1; minute <= 600; minute++) {
            acme.writes(conversation, sales, minute);
        }

        var first = Tenant.history(ben, conversation, "?limit=500");
        assertThat(first).hasStatusOk().bodyJson().extractingPath("$.entities").asArray().isEmpty();
        var second = Tenant.history(ben, conversation, "?before=" + text(first, "$.before"));
        assertThat(text(second, "$.entities[0].textBody")).isEqualTo("by amy");
    }

    @Test
    void a_wrap_up_is_read_by_its_agent_by_members_of_its_stint_s_queue_and_by_supervisors_alone() {
        amy.patch(conversation.path(), DISCONNECTED);
        ConversationClient later = acme.continues(ben, support, conversation);
        ben.patch(conversation.path(), DISCONNECTED);
        acme.wrapsUp("ben", later, NOTES);

        assertReadsNotes(amy);
        assertReadsNotes(ben);

        acme.leaves("amy", support);
        acme.leaves("ben", support);
        assertReadsNoNotes(amy);
        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.participants[-1].messages[0].afterCallWork.state")
                .isEqualTo("complete");
        assertReadsNotes(ben);
        assertReadsNotes(acme.supervisor("sue"));
    }

    @Test
    void members_of_another_queue_that_see_a_conversation_do_not_read_its_earlier_wrap_ups() {
        acme.set(acme.settings().setSharedThreads(true));
        amy.patch(conversation.path(), DISCONNECTED);
        acme.wrapsUp("amy", conversation, NOTES);

        assertReadsNoNotes(zoe);

        acme.continues(eve, sales, conversation);
        assertReadsNoNotes(eve);
        assertThat(eve.get("/messages")).hasStatusOk().bodyText().doesNotContain(NOTES);
        assertReadsNotes(ben);
    }

    private void assertReadsNotes(ApiClient caller) {
        assertThat(caller.get(conversation.path())).hasStatusOk().bodyText().contains(NOTES);
        assertThat(caller.get("/" + conversation.id())).hasStatusOk().bodyText().contains(NOTES);
    }

    private void assertReadsNoNotes(ApiClient caller) {
        assertThat(caller.get(conversation.path())).hasStatusOk().bodyText().doesNotContain(NOTES);
        assertThat(caller.get("/" + conversation.id())).hasStatusOk().bodyText().doesNotContain(NOTES);
    }

    private static void assertReads(ApiClient caller, ConversationClient conversation, String... texts) {
        assertThat(Tenant.history(caller, conversation, ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entities[*].textBody")
                .asArray()
                .containsExactly((Object[]) texts);
    }
}
