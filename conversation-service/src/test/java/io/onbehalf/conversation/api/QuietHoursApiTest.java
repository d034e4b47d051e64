package io.onbehalf.conversation.api;

import static io.onbehalf.conversation.api.Tenant.CONTACT;
import static io.onbehalf.conversation.api.Tenant.NUMBER;
import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ComposeRefused;
import io.onbehalf.schemas.conversation.MessageQueued;
import io.onbehalf.schemas.queue.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// It is quiet where the contact is, from an hour ago to two hours from now by New York's clock.
@ConversationApiTest
class QuietHoursApiTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String OVERRIDE = "onbehalf:quiethours:override";
    private static final String HELLO = "{\"textBody\":\"Hello\"}";

    private final TopologyBench bench;
    private final Tenant acme;
    private final String queue;
    private final ApiClient amy;
    private final ApiClient entitled;

    @Autowired
    QuietHoursApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        queue = acme.queue("Support", "amy");
        amy = acme.agent("amy");
        entitled =
                acme.caller(
                        "amy",
                        "conversation:message:create",
                        "conversation:message:view",
                        "conversation:communication:view",
                        OVERRIDE);
        quiet(-1, 2);
    }

    /// Sets the organization's hours, from and to so many hours from now.
    private void quiet(int from, int to) {
        LocalTime now = LocalTime.now(NEW_YORK);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("HH:mm");
        acme.set(
                acme.settings()
                        .setQuietHours(
                                new QuietHours(
                                        now.plusHours(from).format(format),
                                        now.plusHours(to).format(format))));
    }

    @Test
    void a_text_is_refused_with_from_when_it_is_allowed() {
        ConversationClient conversation = acme.connect(amy, queue);

        var refused = amy.post(conversation.sendPath(), HELLO);

        refused(refused, 409, "quiet.hours");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.messageParams.allowedFrom")
                .asString()
                .satisfies(from ->
                        assertThat(Instant.parse(from))
                                .isBetween(
                                        Instant.now().plusSeconds(3_000), Instant.now().plusSeconds(11_000)));
        assertThat(refused).bodyText().doesNotContain(CONTACT);
    }

    @Test
    void by_the_contact_s_clock_and_not_by_ours() {
        ConversationClient london = acme.connect(amy, queue, "+447400123456");

        assertThat(amy.post(london.sendPath(), HELLO)).hasStatusOk();
    }

    @Test
    void with_its_text_a_compose_is_refused_and_there_is_no_conversation() {
        refused(withText(amy, ""), 409, "quiet.hours");

        assertThat(bench.read(Topics.CONVERSATION_EVENTS, ComposeRefused.class))
                .last()
                .satisfies(event -> {
                    assertThat(event.getRefusal().getCode()).isEqualTo("quiet.hours");
                    assertThat(event.getConversationId()).isNull();
                });
        acme.connect(amy, queue);
    }

    @Test
    void so_is_a_text_without_an_agent() {
        refused(agentless(amy, ""), 409, "quiet.hours");
        assertThat(agentless(entitled, ",\"overrideQuietHours\":true")).hasStatus(202);
    }

    @Test
    void who_may_sends_all_the_same_and_the_event_says_so() {
        ConversationClient conversation = acme.connect(amy, queue);
        String override = "{\"textBody\":\"Hello\",\"overrideQuietHours\":true}";

        refused(amy.post(conversation.sendPath(), override), 403, "missing.permissions");
        refused(withText(amy, ",\"overrideQuietHours\":true"), 403, "missing.permissions");
        refused(agentless(amy, ",\"overrideQuietHours\":true"), 403, "missing.permissions");
        assertThat(entitled.post(conversation.sendPath(), override)).hasStatusOk();
        assertThat(bench.read(Topics.CONVERSATION_EVENTS, MessageQueued.class))
                .last()
                .satisfies(event -> assertThat(event.getQuietHoursOverridden()).isTrue());
        refused(entitled.post(conversation.sendPath(), HELLO), 409, "quiet.hours");
    }

    @Test
    void the_same_key_is_decided_again_when_the_hours_are_over() {
        ConversationClient conversation = acme.connect(amy, queue);
        refused(amy.withKey("key").post(conversation.sendPath(), HELLO), 409, "quiet.hours");
        refused(withText(amy.withKey("key"), ""), 409, "existing.conversation.connected");

        quiet(1, 2);

        assertThat(amy.withKey("key").post(conversation.sendPath(), HELLO)).hasStatusOk();
    }

    @Test
    void so_is_the_same_key_of_a_compose() {
        refused(withText(amy.withKey("key"), ""), 409, "quiet.hours");

        quiet(1, 2);

        assertThat(withText(amy.withKey("key"), "")).hasStatusOk();
    }

    private MvcTestResult withText(ApiClient caller, String more) {
        return caller.below("/api/v2/onbehalf/conversations/messages")
                .post(
                        "",
                        Tenant.compose(queue, CONTACT).replace("}", ",\"textBody\":\"Hello\"" + more + "}"));
    }

    private static MvcTestResult agentless(ApiClient caller, String more) {
        return caller.post(
                "/messages/agentless",
                """
                {"fromAddress":"%s","toAddress":"%s","toAddressMessengerType":"sms","textBody":"Hello"%s}
                """
                        .formatted(NUMBER, CONTACT, more));
    }
}
