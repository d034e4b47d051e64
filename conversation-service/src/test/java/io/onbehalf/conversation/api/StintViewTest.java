package io.onbehalf.conversation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.queue.RoutingStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A participant's own facts, in both views of a conversation.
@ConversationApiTest
class StintViewTest {

    private static final String DISCONNECTED = "{\"state\":\"disconnected\"}";

    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;
    private final ConversationClient conversation;

    @Autowired
    StintViewTest(MockMvcTester mvc, TopologyBench bench) {
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy");
        amy = acme.agent("amy");
        conversation = acme.connect(amy, queue);
        Tenant.sent(amy, conversation, "Hello");
    }

    @Test
    void a_stint_has_the_direction_of_the_side_that_began_it() {
        amy.patch(conversation.path(), DISCONNECTED);
        acme.writes(conversation, queue, 1);
        amy.post("/%s/assign".formatted(conversation.id()), "{\"id\":\"amy\"}");
        amy.patch(conversation.path(), DISCONNECTED);
        acme.continues(amy, queue, conversation);

        assertEach(
                "direction",
                "outbound",
                "outbound", // amy composed
                "inbound",
                "inbound",
                "inbound", // the contact wrote, it waited, amy took it
                "outbound",
                "outbound"); // amy continued it
    }

    @Test
    void a_stint_goes_from_the_side_that_began_it_to_the_other() {
        amy.patch(conversation.path(), DISCONNECTED);
        acme.writes(conversation, queue, 1);

        String ours = Tenant.NUMBER;
        String theirs = Tenant.CONTACT;
        assertEach("fromAddress.addressNormalized", ours, ours, theirs, theirs);
        assertEach("toAddress.addressNormalized", theirs, theirs, ours, ours);
    }

    @Test
    void the_contact_and_whoever_they_are_connected_to_are_each_other_s_peers() {
        String customer = session(0);

        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[*].peer")
                .asArray()
                .containsExactly(conversation.communicationId(), customer);
        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.participants[*].messages[0].peerId")
                .asArray()
                .containsExactly(conversation.communicationId(), customer);
    }

    @Test
    void an_agent_to_whom_it_is_offered_began_alerting_and_has_the_queue_s_time_to_answer() {
        String ben = UUID.randomUUID().toString();
        acme.user(ben, "Ben Agent", RoutingStatus.IDLE);
        amy.post(conversation.participantPath() + "/replace", "{\"userId\":\"%s\"}".formatted(ben));

        String agent = "$.participants[3]";
        for (var view : new String[] {conversation.path(), "/" + conversation.id()}) {
            var seen = amy.get(view);
            assertThat(seen).bodyJson().extractingPath(agent + ".alertingTimeoutMs").isEqualTo(30_000);
            assertThat(seen).bodyJson().extractingPath(agent + ".startAlertingTime").isNotNull();
            assertThat(seen).bodyJson().doesNotHavePath(agent + ".connectedTime");
        }
        assertEach("initialState", "connected", "connected", "connected", "alerting");
    }

    @Test
    void every_participant_has_its_media_role_and_the_contact_s_country() {
        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[1]")
                .asMap()
                .containsEntry("mediaRoles", List.of("full"))
                .containsEntry("recipientCountry", "US")
                .containsEntry("recipientType", "phonenumber");
    }

    @Test
    void both_views_say_which_event_of_the_thread_they_show() {
        for (var view : new String[] {conversation.path(), "/" + conversation.id()}) {
            assertThat(amy.get(view)).bodyJson().extractingPath("$.sequence").isEqualTo(4);
        }
    }

    private String session(int participant) {
        return ApiClient.text(
                amy.get("/" + conversation.id()), "$.participants[%d].messages[0].id".formatted(participant));
    }

    /// A field of each participant's, in the media view and of its session in the generic one.
    private void assertEach(String field, Object... values) {
        assertThat(amy.get(conversation.path()))
                .bodyJson()
                .extractingPath("$.participants[*]." + field)
                .asArray()
                .containsExactly(values);
        assertThat(amy.get("/" + conversation.id()))
                .bodyJson()
                .extractingPath("$.participants[*].messages[0]." + field)
                .asArray()
                .containsExactly(values);
    }
}
