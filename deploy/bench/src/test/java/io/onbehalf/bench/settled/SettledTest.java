package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.ForgedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What each service must not do is found in a small history in which it did: as if one of its guards were
/// off.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettledTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final ForgedHistory history = new ForgedHistory();

    @Test
    void a_call_that_was_accepted_without_an_event_is_found() {
        AcceptedCall call = new AcceptedCall("POST /messages", "r1", Set.of("MessageQueued"));
        history.record("conversation.replies", "t", "ConversationReply", Map.of("requestId", "r1"));
        history.breaks(new EveryAcceptedCallIsThere(List.of(call)), "request r1 of POST /messages");

        history.event("t", "MessageQueued", Map.of("requestId", "r1"));
        history.keeps(new EveryAcceptedCallIsThere(List.of(call)));
    }

    @Test
    void a_call_that_was_answered_with_success_and_refused_is_found() {
        AcceptedCall call = new AcceptedCall("PATCH /participants", "r1", Set.of());
        history.breaks(new EveryAcceptedCallIsThere(List.of(call)), "no reply accepts it");
        history.record(
                "conversation.replies",
                "t",
                "ConversationReply",
                Map.of("requestId", "r1", "refusal", "conversation.disconnected"));
        history.breaks(new EveryAcceptedCallIsThere(List.of(call)), "no reply accepts it");
    }

    @Test
    void after_call_work_that_did_not_end_in_time_is_found() {
        history.record(
                "wrapup.events",
                "t",
                "WrapupOpened",
                Map.of("participantId", "p1", "dueAt", NOON.toEpochMilli()));
        history.keeps(noneOverdue(NOON.plusSeconds(5)));
        history.breaks(noneOverdue(NOON.plusSeconds(60)), "after-call work of participant p1");

        history.record("wrapup.events", "t", "WrapupCompleted", Map.of("participantId", "p1"));
        history.keeps(noneOverdue(NOON.plusSeconds(60)));
    }

    @Test
    void an_alert_a_receipt_and_a_silence_that_did_not_end_in_time_are_found() {
        long due = NOON.toEpochMilli();
        history.event("t", "AgentAlerted", Map.of("participantId", "p1", "alertingUntil", due));
        history.event("t", "MessageStatusChanged", Map.of("messageId", "m1", "receiptDueAt", due));
        history.record(
                "conversation.snapshots",
                "c1",
                "ConversationSnapshot",
                Map.of("conversationId", "c1", "inactivityTimeoutAt", due));
        history.breaks(noneOverdue(NOON.plusSeconds(60)), 3, "receipt of message m1");

        history.event("t", "ParticipantConnected", Map.of("participantId", "p1"));
        history.event("t", "MessageStatusChanged", Map.of("messageId", "m1"));
        history.record(
                "conversation.snapshots",
                "c1",
                "ConversationSnapshot",
                Map.of("conversationId", "c1", "inactivityTimeoutAt", due, "endedAt", due));
        history.keeps(noneOverdue(NOON.plusSeconds(60)));
    }

    @Test
    void a_wrap_up_that_is_owed_without_its_row_is_found() {
        ended("p1");
        history.breaks(new EveryOwedWrapupHasItsRow(), "owes a wrap-up of which there is no row");
        wrapup("WrapupOpened", "p1");
        history.keeps(new EveryOwedWrapupHasItsRow());
    }

    @Test
    void a_wrap_up_that_did_not_come_back_to_the_conversation_is_found() {
        ended("p1");
        wrapup("WrapupOpened", "p1");
        wrapup("WrapupCompleted", "p1");
        history.breaks(new EveryOwedWrapupHasItsRow(), "is wrapped up, but still in the agent's list");
        history.event("t", "InteractionDeallocated", Map.of("participantId", "p1"));
        history.keeps(new EveryOwedWrapupHasItsRow());
    }

    @Test
    void an_interaction_that_leaves_the_list_before_its_after_call_work_is_over_is_found() {
        ended("p1");
        wrapup("WrapupOpened", "p1");
        history.event("t", "InteractionDeallocated", Map.of("participantId", "p1"));
        history.breaks(new EveryOwedWrapupHasItsRow(), "left the agent's list");
    }

    @Test
    void a_conversation_that_a_list_does_not_have_is_found() {
        connected("c1", "p1", Map.of("purpose", "ACD", "queueId", "q1"));
        history.breaks(new EveryOpenConversationIsListed(), 2, "its snapshot has never come");
        snapshot("c1", "p1");
        load("q1", 1, 0);
        history.keeps(new EveryOpenConversationIsListed());
    }

    @Test
    void a_conversation_that_is_counted_after_it_left_the_queue_is_found() {
        connected("c1", "p1", Map.of("purpose", "AGENT", "queueId", "q1", "userId", "ada"));
        snapshot("c1", "p1");
        agentLoad("ada", 1);
        load("q1", 1, 1);
        history.breaks(new EveryOpenConversationIsListed(), "queue q1 waiting: 0 conversations");
    }

    @Test
    void a_snapshot_that_has_another_holder_is_found() {
        connected("c1", "p1", Map.of("purpose", "AGENT", "userId", "ada"));
        agentLoad("ada", 1);
        snapshot("c1", "p2");
        history.breaks(new EveryOpenConversationIsListed(), "is held by [p1], but its snapshot has [p2]");
    }

    @Test
    void an_agent_who_is_given_one_conversation_more_than_they_are_known_to_have_is_found() {
        alerted("p1");
        alerted("p2");
        agentLoad("ada", 1);
        history.breaks(new EveryOpenConversationIsListed(), "agent ada: 2 conversations, but the count is 1");
        history.event("t", "AlertEnded", Map.of("participantId", "p2"));
        history.keeps(new EveryOpenConversationIsListed());
    }

    @Test
    void an_unreadable_request_that_was_dropped_is_found() {
        history.headed("queue.requests", "k1", Map.of("bad", ""));
        String place = "queue.requests-0@%d".formatted(history.size() - 1);
        history.breaks(new EveryBadRecordIsADeadLetter("bad"), "record " + place + " is unreadable");
        history.headed(
                "queue-service.dead-letters", "k1", Map.of("dead_letter_source", "queue.requests-0@99"));
        history.breaks(new EveryBadRecordIsADeadLetter("bad"), "record " + place + " is unreadable");
        history.headed("queue-service.dead-letters", "", Map.of("dead_letter_source", place));
        history.keeps(new EveryBadRecordIsADeadLetter("bad"));
    }

    @Test
    void a_valid_request_that_was_written_again_need_be_no_dead_letter() {
        history.headed("queue.requests", "k1", Map.of("traceparent", "0".repeat(1_000)));
        history.keeps(new EveryBadRecordIsADeadLetter("bad"));
    }

    private static NoTimerIsOverdue noneOverdue(Instant now) {
        return new NoTimerIsOverdue(now, Duration.ofSeconds(10));
    }

    private void ended(String participant) {
        history.event(
                "t", "ParticipantDisconnected", Map.of("participantId", participant, "purpose", "AGENT"));
    }

    private void wrapup(String type, String participant) {
        history.record("wrapup.events", "t", type, Map.of("participantId", participant));
    }

    private void connected(String conversation, String participant, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("conversationId", conversation);
        fields.put("participantId", participant);
        history.event("t", "ParticipantConnected", fields);
    }

    private void alerted(String participant) {
        history.event("t", "AgentAlerted", Map.of("participantId", participant, "userId", "ada"));
    }

    private void agentLoad(String user, int conversations) {
        history.record(
                "conversation.agent-loads",
                "o:" + user,
                "AgentLoad",
                Map.of("userId", user, "conversations", conversations));
    }

    private void snapshot(String conversation, String participant) {
        var holder =
                ForgedHistory.value(
                        "ParticipantSnapshot",
                        Map.of("participantId", participant, "purpose", "AGENT", "state", "CONNECTED"));
        history.record(
                "conversation.snapshots",
                conversation,
                "ConversationSnapshot",
                Map.of("conversationId", conversation, "participants", List.of(holder)));
    }

    private void load(String queue, int waiting, int connected) {
        history.record(
                "conversation.queue-loads",
                queue,
                "QueueLoad",
                Map.of("queueId", queue, "waiting", waiting, "connected", connected));
    }
}
