package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.testing.ApiClient;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.DisconnectRequested;
import io.onbehalf.schemas.wrapup.ReportedStint;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A participant's wrap-up is requested of wrapup-service, which decides it.
@ConversationApiTest
class ParticipantWrapupApiTest {

    private static final String CODE = "0c0c3e00-0000-4000-8000-000000000001";

    private final TopologyBench bench;
    private final SentRequests sent;
    private final Tenant acme;
    private final ApiClient amy;
    private final String queue;
    private final ConversationClient conversation;
    private final String thread;

    @Autowired
    ParticipantWrapupApiTest(MockMvcTester mvc, TopologyBench bench, SentRequests sent) {
        this.bench = bench;
        this.sent = sent;
        acme = new Tenant(mvc, bench);
        amy = acme.agent("amy");
        queue = acme.queue("Support", "amy");
        conversation = acme.connect(amy, queue);
        thread = ThreadIds.threadOf(conversation.id()).orElseThrow();
        sent.take(thread);
        bench.values(Topics.CONVERSATION_EVENTS);
    }

    @Test
    void a_wrapup_is_requested_of_its_owner_under_the_thread_and_disconnects_nobody() {
        String body =
                "{\"wrapup\":{\"code\":\" %s \",\"notes\":\"will call back\"}}"
                        .formatted(CODE.toUpperCase(Locale.ROOT));

        assertThat(amy.patch(conversation.participantPath(), body)).hasStatus(202).body().isEmpty();

        assertThat(sent.take(thread))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.topic()).isEqualTo("wrapup.requests");
                    assertThat(request.key()).isEqualTo(thread);
                    assertThat((WrapupRequested) request.value())
                            .returns(thread, WrapupRequested::getThreadId)
                            .returns(amy.organization(), WrapupRequested::getOrganizationId)
                            .returns("amy", WrapupRequested::getRequestedBy)
                            .returns(conversation.id(), WrapupRequested::getConversationId)
                            .returns(conversation.participantId(), WrapupRequested::getParticipantId)
                            .returns(null, WrapupRequested::getCommunicationId)
                            .returns(CODE, WrapupRequested::getCode)
                            .returns("will call back", WrapupRequested::getNotes)
                            .returns(false, WrapupRequested::getProvisional)
                            .returns(false, WrapupRequested::getMayWrapUpForOthers);
                });
        assertThatNothingHappened();
    }

    @Test
    void a_request_says_what_is_known_of_the_stint_while_it_lasts_and_once_it_is_over() {
        amy.patch(conversation.participantPath(), wrapup(CODE));
        amy.patch(conversation.participantPath(), "{\"state\":\"disconnected\"}");
        acme.supervisor("sue").patch(conversation.participantPath(), wrapup(CODE));

        assertThat(
                        requests().stream()
                                .filter(WrapupRequested.class::isInstance)
                                .map(request -> ((WrapupRequested) request).getStint()))
                .satisfiesExactly(
                        lasts -> assertThat(lasts).isEqualTo(stint(null)),
                        over ->
                                assertThat(over)
                                        .returns("amy", ReportedStint::getUserId)
                                        .extracting(ReportedStint::getEndedAt)
                                        .isEqualTo(Instant.parse(endTime())));
    }

    @Test
    void of_a_stint_that_is_not_the_caller_s_a_request_says_nothing() {
        acme.agent("ben").patch(conversation.participantPath(), wrapup(CODE));
        String customer = ApiClient.text(amy.get("/" + conversation.id()), "$.participants[0].id");
        amy.patch("/messages/" + conversation.id() + "/participants/" + customer, wrapup(CODE));

        assertThat(wrapups()).extracting(WrapupRequested::getStint).containsOnlyNulls().hasSize(2);
    }

    @Test
    void an_instance_reads_a_stint_of_another_one_as_it_would_report_it_itself() {
        assertThat(stintRead(amy))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"communicationId":"%s","userId":"amy","queueId":"%s","wrapupPrompt":"MANDATORY",
                         "afterCallWorkRequired":false}
                        """
                                .formatted(conversation.communicationId(), queue));
        assertThat(stintRead(acme.supervisor("sue"))).hasStatusOk();
        refused(stintRead(acme.agent("ben")), 404, "not.found");
        refused(stintRead(acme.caller("amy")), 403, "missing.permissions");
    }

    private MvcTestResult stintRead(ApiClient caller) {
        return caller.below("/api/v2/onbehalf/conversations")
                .get("/%s/participants/%s/stint".formatted(conversation.id(), conversation.participantId()));
    }

    @Test
    void a_supervisor_s_request_says_that_they_may_wrap_up_for_others() {
        acme.supervisor("sue").patch(conversation.participantPath(), wrapup(CODE));

        assertThat(wrapups())
                .extracting(WrapupRequested::getRequestedBy, WrapupRequested::getMayWrapUpForOthers)
                .containsExactly(tuple("sue", true));
    }

    @Test
    void a_wrapup_that_is_meant_to_be_provisional_says_so() {
        amy.patch(conversation.participantPath(), "{\"wrapup\":{\"notes\":\"n\",\"provisional\":true}}");

        assertThat(wrapups())
                .extracting(WrapupRequested::getCode, WrapupRequested::getProvisional)
                .containsExactly(tuple(null, true));
    }

    @Test
    void a_wrapup_with_tags_is_passed_on_and_so_are_times_that_were_read() {
        String body =
                """
                {"wrapup":{"code":"%s","name":"Resolved","tags":["a","b"],"durationSeconds":5,
                 "endTime":"2026-01-02T12:00:00.000Z","disableEndTimeUpdates":true}}
                """
                        .formatted(CODE);
        assertThat(amy.patch(conversation.participantPath(), body)).hasStatus(202);

        assertThat(wrapups())
                .singleElement()
                .returns(List.of("a", "b"), WrapupRequested::getTags)
                .returns(5, WrapupRequested::getDurationSeconds)
                .returns(Instant.parse("2026-01-02T12:00:00Z"), WrapupRequested::getEndTime)
                .returns(false, WrapupRequested::getWrapupSkipped);
    }

    @Test
    void a_wrapup_is_skipped_with_and_without_notes_but_not_with_a_code() {
        amy.patch(conversation.participantPath(), "{\"wrapupSkipped\":true}");
        amy.patch(
                conversation.participantPath(),
                "{\"wrapupSkipped\":true,\"wrapup\":{\"code\":\"ININ-WRAP-UP-SKIPPED\",\"notes\":\"n\",\"tags\":[]}}");

        assertThat(wrapups())
                .extracting(
                        WrapupRequested::getWrapupSkipped,
                        WrapupRequested::getCode,
                        WrapupRequested::getNotes)
                .containsExactly(tuple(true, null, null), tuple(true, null, "n"));
        refused(
                amy.patch(
                        conversation.participantPath(),
                        "{\"wrapupSkipped\":true,\"wrapup\":{\"code\":\"%s\"}}".formatted(CODE)),
                400,
                "invalid.value");
        assertThat(requests()).isEmpty();
    }

    @Test
    void a_disconnect_with_a_wrapup_asks_for_the_wrapup_first_and_then_disconnects() {
        assertThat(amy.patch(conversation.participantPath(), disconnectedWith(CODE))).hasStatus(202);

        List<SpecificRecord> requests = requests();
        assertThat(requests)
                .<Class<?>>extracting(Object::getClass)
                .containsExactly(WrapupRequested.class, DisconnectRequested.class);
        assertThat(((DisconnectRequested) requests.getLast()).getParticipantId())
                .isEqualTo(conversation.participantId());
        assertThat(state()).isEqualTo("disconnected");
    }

    @Test
    void a_wrapup_that_its_owner_refuses_is_answered_and_ends_nothing() {
        var refused = amy.patch(conversation.participantPath(), disconnectedWith(WrapupOwner.NOT_OFFERED));

        refused(refused, 400, "wrapup.code.not.offered");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.messageParams.participantId")
                .isEqualTo(conversation.participantId());
        assertThat(requests()).<Class<?>>extracting(Object::getClass).containsExactly(WrapupRequested.class);
        assertThatNothingHappened();
    }

    @Test
    void under_one_idempotency_key_each_owner_gets_a_request_id_of_its_own_and_the_same_again() {
        for (int time = 1; time <= 2; time++) {
            assertThat(amy.withKey("key").patch(conversation.participantPath(), disconnectedWith(CODE)))
                    .hasStatus(202);
        }

        List<Object> ids =
                requests().stream()
                        .map(request -> request.get(request.getSchema().getField("requestId").pos()))
                        .toList();
        assertThat(ids).hasSize(4);
        assertThat(ids.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(ids.subList(2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+13175550199", "0c0c3e00-0000-4000-8000-00000000001"})
    void a_code_that_is_not_an_id_is_refused_and_neither_sent_nor_repeated(String code) {
        var refused = amy.patch(conversation.participantPath(), disconnectedWith(code));

        refused(refused, 400, "invalid.value");
        assertThat(refused).bodyText().doesNotContain(code.substring(1));
        assertThat(requests()).isEmpty();
    }

    @Test
    void a_blank_code_is_none() {
        amy.patch(conversation.participantPath(), wrapup(" "));

        assertThat(wrapups()).extracting(WrapupRequested::getCode).containsOnlyNulls().hasSize(1);
    }

    @Test
    void notes_that_are_too_long_are_refused_and_not_sent() {
        String notes = "{\"wrapup\":{\"notes\":\"" + "n".repeat(10_001) + "\"}}";

        refused(amy.patch(conversation.participantPath(), notes), 400, "invalid.value");
        assertThat(requests()).isEmpty();
    }

    @Test
    void without_its_permission_nothing_is_sent() {
        refused(
                acme.caller("amy").patch(conversation.participantPath(), wrapup(CODE)),
                403,
                "missing.permissions");
        assertThat(requests()).isEmpty();
        assertThat(
                        acme.caller("amy", "conversation:participant:wrapup")
                                .patch(conversation.participantPath(), wrapup(CODE)))
                .hasStatus(202);
    }

    /// Amy's stint.
    private ReportedStint stint(@Nullable Instant endedAt) {
        return new ReportedStint(
                conversation.communicationId(), "amy", queue, WrapupPrompt.MANDATORY, null, endedAt, false);
    }

    private String endTime() {
        return ApiClient.text(amy.get("/" + conversation.id()), "$.participants[1].endTime");
    }

    private static String wrapup(String code) {
        return "{\"wrapup\":{\"code\":\"%s\"}}".formatted(code);
    }

    private static String disconnectedWith(String code) {
        return "{\"state\":\"disconnected\",\"wrapup\":{\"code\":\"%s\"}}".formatted(code);
    }

    private List<SpecificRecord> requests() {
        return sent.take(thread).stream().map(each -> Objects.requireNonNull(each.value())).toList();
    }

    private List<WrapupRequested> wrapups() {
        return requests().stream().map(WrapupRequested.class::cast).toList();
    }

    private String state() {
        return ApiClient.text(amy.get("/" + conversation.id()), "$.state");
    }

    private void assertThatNothingHappened() {
        assertThat(bench.values(Topics.CONVERSATION_EVENTS)).isEmpty();
        assertThat(state()).isEqualTo("connected");
    }
}
