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
        String other = "0c0c3e00-0000-4000-8000-000000000002";
        acme.offers(acme.queue("Sales", "amy"), other);

        refused(
                amy.patch(talk.participantPath(), OVER.replace("}", "," + wrapup(other).substring(1))),
                400,
                "wrapup.code.not.offered");
        amy.patch(talk.participantPath(), OVER);
        refused(amy.patch(talk.participantPath(), wrapup(other)), 400, "wrapup.code.not.offered");
        assertThat(amy.patch(talk.participantPath(), wrapup(CODE))).hasStatus(202);
    }

    @Test
    void a_queue_that_was_given_no_codes_or_only_deleted_ones_offers_the_default_code() {
        acme.deletes(CODE);
        amy.patch(talk.participantPath(), OVER);

        refused(amy.patch(talk.participantPath(), wrapup(CODE)), 400, "wrapup.code.not.offered");
        assertThat(amy.patch(talk.participantPath(), wrapup(OfferedCodes.DEFAULT))).hasStatus(202);
        acme.offers(queue);
        assertThat(amy.patch(talk.participantPath(), wrapup(OfferedCodes.DEFAULT))).hasStatus(202);
    }

    @Test
    void whose_queue_it_is_not_is_left_to_wrapup_service() {
        amy.patch(talk.participantPath(), OVER);
        acme.leaves("amy", queue);

        assertThat(amy.patch(talk.participantPath(), wrapup("0c0c3e00-0000-4000-8000-00000000dead")))
                .hasStatus(202);
    }

    private static String wrapup(String code) {
        return "{\"wrapup\":{\"code\":\"" + code + "\"}}";
    }
}
