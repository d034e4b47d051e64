package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TopologyBench;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@OnBench
class OfferedCodesTest {

    private static final String CODE = "0c0c3e00-0000-4000-8000-000000000001";
    private static final String FOREIGN = "0c0c3e00-0000-4000-8000-000000000002";
    private static final String OVER = "{\"state\":\"disconnected\"}";

    private final Tenant acme;
    private final String queue;
    private final Calls amy;
    private final Talk talk;

    @Autowired
    OfferedCodesTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        queue = acme.queue("Support", "amy");
        acme.offers(queue, CODE);
        talk = acme.talk(amy, queue);
    }

    @Test
    void a_code_must_be_one_that_the_queue_offers() {
        acme.offers(acme.queue("Sales", "amy"), FOREIGN);

        refused(amy.patch(talk.participantPath(), over(FOREIGN)), 400, "wrapup.code.not.offered");
        amy.patch(talk.participantPath(), OVER);
        refused(amy.patch(talk.participantPath(), wrapup(FOREIGN)), 400, "wrapup.code.not.offered");
        assertThat(amy.patch(talk.participantPath(), wrapup(CODE))).hasStatus(202);
    }

    @Test
    void a_queue_that_was_given_no_codes_or_only_deleted_ones_offers_the_default_code() {
        acme.deletes(CODE);
        amy.patch(talk.participantPath(), OVER);

        refused(amy.patch(talk.participantPath(), wrapup(CODE)), 400, "wrapup.code.not.offered");
        assertThat(amy.patch(talk.participantPath(), wrapup(OfferedCodes.DEFAULT))).hasStatus(202);
    }

    @Test
    void the_default_code_is_offered_by_a_queue_that_was_given_no_codes_and_by_no_other() {
        refused(
                amy.patch(talk.participantPath(), over(OfferedCodes.DEFAULT)),
                400,
                "wrapup.code.not.offered");
        acme.offers(queue);
        assertThat(amy.patch(talk.participantPath(), over(OfferedCodes.DEFAULT))).hasStatus(202);

        Talk other = acme.talk(amy, acme.queue("Sales", "amy"), "+13175550198");
        assertThat(amy.patch(other.participantPath(), over(OfferedCodes.DEFAULT))).hasStatus(202);
    }

    @Test
    void a_supervisor_of_no_queue_hears_that_the_code_is_another_queue_s_and_nothing_ends() {
        Calls sue = acme.supervisor("sue");

        refused(sue.patch(talk.participantPath(), over(FOREIGN)), 400, "wrapup.code.not.offered");
        assertThat(amy.get("/" + talk.conversation()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("connected");
        amy.patch(talk.participantPath(), OVER);
        refused(sue.patch(talk.participantPath(), wrapup(FOREIGN)), 400, "wrapup.code.not.offered");
        assertThat(sue.patch(talk.participantPath(), wrapup(CODE))).hasStatus(202);
    }

    @Test
    void an_agent_who_has_left_the_queue_hears_it_too() {
        amy.patch(talk.participantPath(), OVER);
        acme.leaves("amy", queue);

        refused(amy.patch(talk.participantPath(), wrapup(FOREIGN)), 400, "wrapup.code.not.offered");
        assertThat(amy.patch(talk.participantPath(), wrapup(CODE))).hasStatus(202);
        refused(amy.patch(talk.participantPath(), wrapup(CODE)), 409, "wrapup.already.completed");
    }

    private static String over(String code) {
        return OVER.replace("}", "," + wrapup(code).substring(1));
    }

    private static String wrapup(String code) {
        return "{\"wrapup\":{\"code\":\"" + code + "\"}}";
    }
}
