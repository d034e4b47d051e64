package io.onbehalf.e2e.reads;

import static io.onbehalf.e2e.fixture.Answers.ids;
import static io.onbehalf.e2e.fixture.Answers.ok;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A person reads what they wrote, right after the answer and without a second try.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnWritesIT {

    private static final int TRIES = 10;
    private static final String LIST = "/conversations/messages";

    private final TestStack stack;
    private final ApiUser hanna;
    private final TestQueue queue;

    OwnWritesIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        hanna = stack.as(TestUser.HANNA);
        queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.HANNA);
    }

    @RepeatedTest(TRIES)
    void a_conversation_is_listed_after_the_compose_and_no_more_after_the_wrapup() throws Exception {
        String id = composed();
        AgentParticipant participant = requireNonNull(hanna.participant(id));

        ok(202, hanna.patch(participant.participantPath(), Map.of("state", "disconnected")));
        assertThat(connected(id)).isFalse();
        assertThat(owed("/onbehalf/wrapups/me")).contains(id);
        assertThat(owed("/onbehalf/queues/" + queue.id() + "/wrapups")).containsExactly(id);
        assertThat(inQueue("wrapup")).containsExactly(id);

        ok(202, hanna.patch(participant.participantPath(), Map.of("wrapup", Map.of("code", queue.code()))));
        assertThat(inQueue("wrapup")).isEmpty();
        assertThat(owed("/onbehalf/wrapups/me")).doesNotContain(id);
        assertThat(ids(ok(200, hanna.get(LIST)))).doesNotContain(id);
        assertWrappedUp(id);
    }

    @RepeatedTest(TRIES)
    void a_disconnect_with_a_wrapup_leaves_nothing_in_the_list() throws Exception {
        String id = composed();
        AgentParticipant participant = requireNonNull(hanna.participant(id));

        ok(
                202,
                hanna.patch(
                        participant.participantPath(),
                        Map.of("state", "disconnected", "wrapup", Map.of("code", queue.code()))));
        assertThat(ok(200, hanna.get(participant.participantPath() + "/wrapup")).text("code"))
                .isEqualTo(queue.code());
        assertThat(ids(ok(200, hanna.get(LIST)))).doesNotContain(id);
        assertWrappedUp(id);
    }

    @RepeatedTest(TRIES)
    void a_new_member_composes_right_after_they_were_added() throws Exception {
        ApiUser admin = stack.as(TestUser.ADMIN);
        ApiUser ivo = stack.as(TestUser.IVO);
        String members = "/routing/queues/" + queue.id() + "/members";
        ok(204, admin.post(members, List.of(Map.of("id", TestUser.IVO.id()))));

        String id = ok(200, ivo.compose(queue.id(), TestNumbers.contact(), false)).text("id");

        AgentParticipant participant = requireNonNull(ivo.participant(id));
        ok(
                202,
                ivo.patch(
                        participant.participantPath(),
                        Map.of("state", "disconnected", "wrapup", Map.of("code", queue.code()))));
        ok(204, admin.delete(members + "/" + TestUser.IVO.id()));
    }

    @RepeatedTest(TRIES)
    void a_new_queue_is_known_to_every_service_at_once() throws Exception {
        ApiUser admin = stack.as(TestUser.ADMIN);
        Map<String, String> body = Map.of("name", "Own writes " + UUID.randomUUID());

        String id = ok(200, admin.post("/routing/queues", body)).text("id");

        ok(200, admin.get("/routing/queues/" + id + "/wrapupcodes"));
        ok(200, admin.get("/onbehalf/queues/" + id + "/wrapups"));
        ok(200, admin.get("/onbehalf/queues/" + id + "/conversations"));
        ok(204, admin.delete("/routing/queues/" + id));
    }

    /// The positions of all of them are in the answer's header.
    @Test
    void a_hundred_members_are_added_in_one_call() throws Exception {
        List<Map<String, String>> members =
                Stream.generate(() -> Map.of("id", UUID.randomUUID().toString())).limit(100).toList();

        ok(204, stack.as(TestUser.ADMIN).post("/routing/queues/" + queue.id() + "/members", members));
    }

    /// Each that waits takes two seconds.
    @Test
    void a_removed_member_s_calls_do_not_wait_for_their_membership() throws Exception {
        ApiUser admin = stack.as(TestUser.ADMIN);
        ApiUser ivo = stack.as(TestUser.IVO);
        String members = "/routing/queues/" + queue.id() + "/members";
        ok(204, admin.post(members, List.of(Map.of("id", TestUser.IVO.id()))));
        ok(204, admin.delete(members + "/" + TestUser.IVO.id()));

        Instant begun = Instant.now();
        for (int i = 0; i < 4; i++) {
            ok(200, ivo.get(LIST));
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }

    @RepeatedTest(TRIES)
    void the_threading_timeline_is_read_as_it_was_set() throws Exception {
        ApiUser admin = stack.as(TestUser.ADMIN);
        String path = "/conversations/messaging/threadingtimeline";
        int before = ok(200, admin.get(path)).body().at("/settings/0/timeoutInMinutes").asInt();
        int minutes = before == 4_320 ? 4_319 : 4_320;

        ok(200, admin.put(path, window(minutes)));

        assertThat(ok(200, admin.get(path)).body().at("/settings/0/timeoutInMinutes").asInt())
                .isEqualTo(minutes);
        ok(200, admin.put(path, window(4_320)));
    }

    private static Map<String, Object> window(int minutes) {
        return Map.of("settings", List.of(Map.of("messengerType", "sms", "timeoutInMinutes", minutes)));
    }

    private List<String> owed(String path) throws InterruptedException {
        return ids(ok(200, hanna.get(path + "?pageSize=100")));
    }

    private String composed() throws InterruptedException {
        String id = ok(200, hanna.compose(queue.id(), TestNumbers.contact(), false)).text("id");
        assertThat(ids(ok(200, hanna.get(LIST)))).contains(id);
        assertThat(inQueue("connected")).containsExactly(id);
        return id;
    }

    private boolean connected(String id) throws InterruptedException {
        return hanna.participant(id) != null;
    }

    private List<String> inQueue(String state) throws InterruptedException {
        return ids(
                ok(
                        200,
                        hanna.get(
                                "/onbehalf/queues/%s/conversations?state=%s".formatted(queue.id(), state))));
    }

    private void assertWrappedUp(String id) throws InterruptedException {
        assertThat(ok(200, hanna.get(LIST + "/" + id)).body().at("/participants/1/wrapup/code").asString(""))
                .isEqualTo(queue.code());
    }
}
