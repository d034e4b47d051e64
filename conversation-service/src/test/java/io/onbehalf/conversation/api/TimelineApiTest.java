package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static io.onbehalf.kit.testing.ApiClient.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConversationApiTest
class TimelineApiTest {

    private static final String PATH = "/messaging/threadingtimeline";

    private final TopologyBench bench;
    private final Tenant acme;
    private final ApiClient admin;

    @Autowired
    TimelineApiTest(MockMvcTester mvc, TopologyBench bench) {
        this.bench = bench;
        acme = new Tenant(mvc, bench);
        admin =
                acme.caller(
                        "admin",
                        "conversation:threadingTimeline:view",
                        "conversation:threadingTimeline:edit");
    }

    @Test
    void an_organization_that_set_nothing_has_three_days() {
        assertThat(admin.get(PATH)).hasStatusOk().bodyJson().isStrictlyEqualTo(window(4_320));
    }

    @ParameterizedTest
    @CsvSource({"0", "30", "4320"})
    void a_setting_is_answered_and_read_back(int minutes) {
        assertThat(admin.put(PATH, sms(minutes))).hasStatusOk().bodyJson().isStrictlyEqualTo(window(minutes));
        assertThat(admin.get(PATH)).bodyJson().isStrictlyEqualTo(window(minutes));
    }

    @Test
    void what_was_set_is_read_also_while_the_copy_of_it_is_behind() {
        admin.put(PATH, sms(30));
        bench.pipe(
                Topics.CONVERSATION_SETTINGS,
                admin.organization(),
                ThreadingTimeline.newBuilder()
                        .setEventId("e1")
                        .setOrganizationId(admin.organization())
                        .setOccurredAt(Instant.EPOCH)
                        .setRequestId("r1")
                        .setSequence(1)
                        .setSmsMinutes(60)
                        .build());

        assertThat(admin.get(PATH)).bodyJson().isStrictlyEqualTo(window(30));
        assertThat(admin.ifMatch(tag(admin.get(PATH))).put(PATH, sms(45))).hasStatusOk();
    }

    @Test
    void a_messenger_type_that_is_left_out_returns_to_its_default() {
        admin.put(PATH, sms(5));

        assertThat(admin.put(PATH, "{\"settings\":[]}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(window(4_320));
    }

    @Test
    void a_setting_is_changed_in_the_version_that_was_read_and_in_no_other() {
        String read = tag(admin.get(PATH));

        assertThat(admin.ifMatch(read).put(PATH, sms(30))).hasStatusOk();
        refused(admin.ifMatch(read).put(PATH, sms(60)), 412, "precondition.failed");
        assertThat(admin.get(PATH)).bodyJson().isStrictlyEqualTo(window(30));
    }

    @Test
    void the_answer_can_be_sent_back_as_it_is() {
        assertThat(admin.put(PATH, window(30))).hasStatusOk().bodyJson().isStrictlyEqualTo(window(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|settings",
                "{\"settings\":[],\"defaultTimeoutMinutes\":60}|defaultTimeoutMinutes",
                "{\"settings\":[{\"messengerType\":\"sms\"}]}|settings[0].timeoutInMinutes",
                "{\"settings\":[{\"timeoutInMinutes\":5}]}|settings[0].messengerType",
                "{\"settings\":[{\"messengerType\":\"sms\",\"timeoutInMinutes\":-1}]}|settings.timeoutInMinutes",
                "{\"settings\":[{\"messengerType\":\"sms\",\"timeoutInMinutes\":4321}]}|settings.timeoutInMinutes",
                "{\"settings\":[{\"messengerType\":\"line\",\"timeoutInMinutes\":5}]}|settings.messengerType",
                "{\"settings\":[{\"messengerType\":\"sms\",\"timeoutInMinutes\":5},{\"messengerType\":\"sms\",\"timeoutInMinutes\":6}]}|settings.messengerType"
            })
    void invalid_settings_are_refused_naming_the_field(String body, String field) {
        var refused = admin.put(PATH, body);

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyJson().extractingPath("$.messageParams.fieldName").isEqualTo(field);
        assertThat(admin.get(PATH)).bodyJson().isStrictlyEqualTo(window(4_320));
    }

    @Test
    void a_null_among_the_settings_is_refused() {
        refused(admin.put(PATH, "{\"settings\":[null]}"), 400, "invalid.value");
    }

    @Test
    void reading_and_changing_need_a_permission_each() {
        ApiClient reader = acme.caller("rita", "conversation:threadingTimeline:view");
        ApiClient editor = acme.caller("ed", "conversation:threadingTimeline:edit");

        refused(editor.get(PATH), 403, "missing.permissions");
        refused(reader.put(PATH, sms(5)), 403, "missing.permissions");
        assertThat(reader.get(PATH)).hasStatusOk();
        assertThat(editor.put(PATH, sms(5))).hasStatusOk();
    }

    @Test
    void the_setting_decides_whether_a_conversation_may_continue() {
        String queue = acme.queue("Support", "amy");
        ApiClient amy = acme.agent("amy");
        ConversationClient conversation = acme.connect(amy, queue);
        Tenant.sent(amy, conversation, "Hello");
        amy.patch(conversation.participantPath(), "{\"state\":\"disconnected\"}");
        String again = Tenant.compose(queue, Tenant.CONTACT);
        refused(amy.post("/messages", again), 409, "existing.conversation.in.window");

        admin.put(PATH, sms(0));

        assertThat(ApiClient.text(amy.post("/messages", again), "$.id")).isNotEqualTo(conversation.id());
    }

    private static String sms(int minutes) {
        return "{\"settings\":[{\"messengerType\":\"sms\",\"timeoutInMinutes\":" + minutes + "}]}";
    }

    private static String window(int minutes) {
        return "{\"settings\":[{\"messengerType\":\"sms\",\"timeoutInMinutes\":%d}],\"defaultTimeoutMinutes\":4320}"
                .formatted(minutes);
    }
}
