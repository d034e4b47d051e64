package io.onbehalf.e2e.acw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.model.AfterCallWork;
import com.mypurecloud.sdk.v2.model.AfterCallWorkUpdate;
import com.mypurecloud.sdk.v2.model.MediaParticipantRequest;
import com.mypurecloud.sdk.v2.model.Participant;
import com.mypurecloud.sdk.v2.model.WrapupInput;
import io.onbehalf.bench.promises.TopicRecord;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.Answers;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SdkRefusal;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.AvroValueReader;
import io.onbehalf.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every mode of after-call work, with the official SDK as the client.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AfterCallWorkIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TIMEOUT = "ININ-WRAP-UP-TIMEOUT";
    private static final String SETTINGS = "/onbehalf/organizations/me/settings";
    private static final String SKIPPED = "ININ-WRAP-UP-SKIPPED";

    private final TestStack stack;
    private final Sdk amy;

    AfterCallWorkIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        amy = Sdk.of(stack, TestUser.AMY);
    }

    @Test
    void optional_work_keeps_the_interaction_until_the_agent_skips_it() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "OPTIONAL"));
        AgentParticipant stint = ended(queue);
        assertThat(amy.interactions()).contains(stint.conversationId());
        assertThat(shown(stint).getWrapupRequired()).isFalse();
        assertThat(shown(stint).getWrapupTimeoutMs()).isEqualTo(120_000);
        assertThat(state(stint)).isEqualTo(AfterCallWork.StateEnum.PENDING);

        patch(stint, new MediaParticipantRequest().wrapupSkipped(true));

        awaitGone(stint);
        assertThat(shown(stint).getWrapupSkipped()).isTrue();
        assertThat(shown(stint).getWrapup().getCode()).isEqualTo(SKIPPED);
        assertThat(state(stint)).isEqualTo(AfterCallWork.StateEnum.SKIPPED);
    }

    @Test
    void mandatory_work_ends_with_a_code_which_is_corrected_afterwards() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY"));
        AgentParticipant stint = ended(queue);
        assertThat(
                        SdkRefusal.of(() -> patch(stint, new MediaParticipantRequest().wrapupSkipped(true)))
                                .summary())
                .isEqualTo("409 wrapup.not.skippable");
        assertThat(SdkRefusal.of(() -> wrapUp(stint, new WrapupInput().notes("n"))).summary())
                .isEqualTo("400 wrapup.code.required");

        wrapUp(stint, new WrapupInput().notes("not yet").provisional(true));
        wrapUp(stint, new WrapupInput().code(queue.code()).notes("done").tags(List.of("refund")));
        awaitGone(stint);
        Participant done = shown(stint);
        assertThat(done.getWrapup().getTags()).containsExactly("refund");

        wrapUp(stint, new WrapupInput().code(queue.code()).notes("corrected").tags(List.of()));

        await().atMost(SOON).until(() -> shown(stint).getWrapup().getNotes().equals("corrected"));
        assertThat(shown(stint).getEndAcwTime()).isEqualTo(done.getEndAcwTime());
        assertThat(shown(stint).getWrapup().getTags()).isEmpty();
        assertThat(amy.interactions()).doesNotContain(stint.conversationId());
    }

    @Test
    void timed_work_ends_by_itself_at_its_time() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 8_000));
        AgentParticipant stint = ended(queue);
        await().atMost(SOON).until(() -> owed().contains(stint.participantId()));

        awaitGone(stint);

        assertThat(shown(stint).getWrapup().getCode()).isEqualTo(TIMEOUT);
        assertThat(lasted(stint)).isEqualTo(8_000);
        await().atMost(SOON).until(() -> !owed().contains(stint.participantId()));
        assertThat(state(stint)).isEqualTo(AfterCallWork.StateEnum.COMPLETE);
    }

    /// In an organization of its own, whose settings no other test needs.
    @Test
    void optional_work_that_nobody_ends_ends_by_the_organization_s_limit() throws Exception {
        Sdk fay = Sdk.of(stack, TestUser.FAY);
        TestQueue queue =
                TestQueue.createBy(
                        TestUser.FAY,
                        stack,
                        Map.of("wrapupPrompt", "OPTIONAL"),
                        TestNumbers.outbound(),
                        TestUser.FAY);
        Answers.ok(200, stack.as(TestUser.FAY).put(SETTINGS, Map.of("optionalWrapupTimeoutMs", 2_000)));
        try {
            Participant done =
                    await().atMost(SOON)
                            .until(
                                    () -> {
                                        AgentParticipant stint = fay.start(queue, TestNumbers.contact());
                                        fay.disconnect(stint);
                                        await().atMost(Duration.ofSeconds(10))
                                                .until(() ->
                                                        !fay.interactions().contains(stint.conversationId()));
                                        return fay.agents(stint.conversationId()).getLast();
                                    },
                                    shown -> shown.getWrapup() != null);

            assertThat(done.getWrapupTimeoutMs()).isEqualTo(2_000);
            assertThat(done.getWrapup().getCode()).isEqualTo(TIMEOUT);
            assertThat(lasted(done)).isEqualTo(2_000);
        } finally {
            Answers.ok(200, stack.as(TestUser.FAY).put(SETTINGS, Map.of()));
        }
    }

    /// The timestamp of the record is when the service noticed it; then it has to be committed only.
    @Test
    void on_a_silent_system_work_ends_at_its_time_with_nothing_else_happening() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 3_000));
        AgentParticipant stint = ended(queue);

        awaitGone(stint);

        Instant due = shown(stint).getEndAcwTime().toInstant();
        AvroValueReader values = new AvroValueReader(stack.layout());
        assertThat(
                        new TopicReader(stack.layout())
                                .read(List.of(Topics.WRAPUP_EVENTS.name()), new ByteArrayDeserializer()))
                .filteredOn(record -> completes(values.read(record.value()), stint))
                .singleElement()
                .satisfies(record ->
                        assertThat(Instant.ofEpochMilli(record.timestamp())).isBetween(due, due.plus(SOON)));
    }

    private static boolean completes(GenericRecord event, AgentParticipant stint) {
        return event.getSchema().getName().equals("WrapupCompleted")
                && event.get("participantId").toString().equals(stint.participantId());
    }

    /// The process is held up, as by a pause of the machine, and so are the stream threads; the code that the
    /// agent gives in time lies in the topic, and is read when the time is over.
    @Test
    void a_code_that_was_given_in_time_counts_although_the_service_is_held_up() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 5_000));
        AgentParticipant stint = ended(queue);
        await().atMost(SOON).until(() -> owed().contains(stint.participantId()));
        Instant due = shown(stint).getStartAcwTime().toInstant().plusMillis(5_000);

        signal("-STOP");
        CompletableFuture<Answer> given;
        try {
            given =
                    CompletableFuture.supplyAsync(
                            () -> wrapUpByPatch(stint, Map.of("wrapup", Map.of("code", queue.code()))));
            await().atMost(SOON).until(() -> Instant.now().isAfter(due.plusMillis(500)));
        } finally {
            signal("-CONT");
        }

        assertThat(given.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
        awaitGone(stint);
        assertThat(shown(stint).getWrapup().getCode()).isEqualTo(queue.code());
        assertThat(lasted(stint)).isLessThan(5_000);
    }

    private Answer wrapUpByPatch(AgentParticipant stint, Map<String, Object> body) {
        try {
            return stack.as(TestUser.AMY)
                    .patch(
                            "/conversations/%s/participants/%s"
                                    .formatted(stint.conversationId(), stint.participantId()),
                            body);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends a signal to wrapup-service.
    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(stack.wrapupService().pid());
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }

    @Test
    void timed_work_that_is_done_in_time_ends_then() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 600_000));
        AgentParticipant stint = ended(queue);

        amy.wrapUp(stint, queue.code(), "in time");

        awaitGone(stint);
        assertThat(shown(stint).getWrapup().getCode()).isEqualTo(queue.code());
        assertThat(lasted(stint)).isLessThan(600_000);
    }

    @Test
    void work_that_nobody_ends_early_is_saved_and_ends_with_the_last_code() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY_FORCED_TIMEOUT", "timeoutMs", 4_000));
        AgentParticipant stint = amy.start(queue, TestNumbers.contact());
        patch(
                stint,
                new MediaParticipantRequest()
                        .state(MediaParticipantRequest.StateEnum.DISCONNECTED)
                        .wrapup(new WrapupInput().code(queue.code()).notes("with the disconnect")));
        assertThat(amy.interactions()).contains(stint.conversationId());
        amy.wrapUp(stint, queue.code(), "saved");
        assertThat(shown(stint).getWrapup()).isNull();

        awaitGone(stint);

        assertThat(shown(stint).getWrapup().getCode()).isEqualTo(queue.code());
        assertThat(shown(stint).getWrapup().getNotes()).isEqualTo("saved");
        assertThat(lasted(stint)).isEqualTo(4_000);
    }

    @Test
    void work_that_the_agent_requests_follows_only_then() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "AGENT_REQUESTED", "timeoutMs", 600_000));
        AgentParticipant without = ended(queue);
        await().atMost(SOON).until(() -> !amy.interactions().contains(without.conversationId()));
        assertThat(state(without)).isEqualTo(AfterCallWork.StateEnum.NOTAPPLICABLE);

        AgentParticipant with = amy.start(queue, TestNumbers.contact());
        assertThat(request(with).getAfterCallWorkRequired()).isTrue();
        amy.disconnect(with);
        assertThat(amy.interactions()).contains(with.conversationId());
        assertThat(state(with)).isEqualTo(AfterCallWork.StateEnum.PENDING);
        assertThat(SdkRefusal.of(() -> request(with)).summary()).isEqualTo("409 participant.not.connected");

        amy.wrapUp(with, queue.code(), "requested");
        awaitGone(with);
    }

    @Test
    void what_falls_due_while_the_service_is_down_ends_once_with_its_own_time() throws Exception {
        TestQueue queue = queue(Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 5_000));
        AgentParticipant stint = ended(queue);
        stack.wrapupService().kill();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .during(Duration.ofSeconds(20))
                    .until(() -> amy.interactions().contains(stint.conversationId()));
        } finally {
            stack.wrapupService().start().awaitReady(Duration.ofMinutes(2));
        }

        awaitGone(stint);

        assertThat(lasted(stint)).isEqualTo(5_000);
        assertThat(shown(stint).getWrapup().getCode()).isEqualTo(TIMEOUT);
        List<TopicRecord> events = new TopicReader(stack.layout()).records();
        assertThat(events)
                .filteredOn(event -> event.text("participantId").equals(stint.participantId()))
                .filteredOn(
                        event -> List.of("WrapupCompleted", "InteractionDeallocated").contains(event.type()))
                .extracting(TopicRecord::type)
                .containsExactlyInAnyOrder("WrapupCompleted", "InteractionDeallocated");
    }

    private TestQueue queue(Map<String, Object> acwSettings) throws InterruptedException {
        return TestQueue.create(stack, acwSettings, TestNumbers.outbound(), TestUser.AMY);
    }

    private AgentParticipant ended(TestQueue queue) throws IOException, ApiException {
        AgentParticipant stint = amy.start(queue, TestNumbers.contact());
        amy.disconnect(stint);
        return stint;
    }

    private void patch(AgentParticipant stint, MediaParticipantRequest body)
            throws IOException, ApiException {
        amy.conversations()
                .patchConversationsMessageParticipant(stint.conversationId(), stint.participantId(), body);
    }

    private void wrapUp(AgentParticipant stint, WrapupInput wrapup) throws IOException, ApiException {
        amy.conversations()
                .postConversationsMessageParticipantCommunicationWrapup(
                        stint.conversationId(), stint.participantId(), stint.communicationId(), wrapup);
    }

    private AfterCallWorkUpdate request(AgentParticipant stint) throws IOException, ApiException {
        return amy.conversations()
                .patchConversationsAftercallworkConversationIdParticipantCommunication(
                        stint.conversationId(),
                        stint.participantId(),
                        stint.communicationId(),
                        new AfterCallWorkUpdate().afterCallWorkRequired(true));
    }

    private Participant shown(AgentParticipant stint) throws IOException, ApiException {
        return amy.agents(stint.conversationId()).getLast();
    }

    private AfterCallWork.StateEnum state(AgentParticipant stint) throws IOException, ApiException {
        return shown(stint).getMessages().getFirst().getAfterCallWork().getState();
    }

    /// For how long the after-call work lasted, in ms.
    private long lasted(AgentParticipant stint) throws IOException, ApiException {
        return lasted(shown(stint));
    }

    private static long lasted(Participant shown) {
        return Duration.between(shown.getStartAcwTime().toInstant(), shown.getEndAcwTime().toInstant())
                .toMillis();
    }

    private void awaitGone(AgentParticipant stint) {
        await().atMost(SOON).until(() -> !amy.interactions().contains(stint.conversationId()));
        await().atMost(SOON).until(() -> shown(stint).getWrapup() != null);
    }

    /// The participants whose after-call work Amy owes.
    private List<String> owed() throws InterruptedException {
        return Answers.ok(200, stack.as(TestUser.AMY).get("/onbehalf/wrapups/me?pageSize=100"))
                .body()
                .path("entities")
                .findValuesAsString("participantId");
    }
}
