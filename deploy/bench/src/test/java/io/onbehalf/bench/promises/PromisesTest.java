package io.onbehalf.bench.promises;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Each promise must accept its valid sequence and report its invalid one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PromisesTest {

    private final ForgedHistory history = new ForgedHistory();

    @Test
    void a_conversation_may_be_resumed_after_it_was_disconnected() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationDisconnected", "c1", 2, "r2");
        event("ConversationResumed", "c1", 3, "r3");
        history.keeps(new AtMostOneOpenConversationPerThread());
        history.keeps(new ContiguousSequence());
        history.keeps(new OneEffectPerRequest());
        history.keeps(new UniqueEventIds());
    }

    @Test
    void a_second_open_conversation_is_reported() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationStarted", "c2", 2, "r2");
        history.breaks(new AtMostOneOpenConversationPerThread(), "opens c2 while c1 is open");
    }

    @Test
    void an_open_conversation_that_nobody_has_after_a_request_is_reported() {
        owner("ConversationStarted", "CUSTOMER", "c", "r1");
        owner("ParticipantConnected", "ACD", "p1", "r1");
        owner("ParticipantDisconnected", "ACD", "p1", "r2");
        owner("ParticipantConnected", "AGENT", "p2", "r2");
        history.keeps(new EveryOpenConversationHasAnOwner());
        owner("ParticipantDisconnected", "AGENT", "p2", "r3");
        history.breaks(new EveryOpenConversationHasAnOwner(), "is open with 0 agents and 0 queues");
    }

    @Test
    void a_gap_in_the_sequence_is_reported() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationDisconnected", "c1", 3, "r2");
        history.breaks(new ContiguousSequence(), "sequence 3 instead of 2");
    }

    @Test
    void a_second_effect_of_a_request_is_reported() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ComposeRefused", "c1", 2, "r1");
        history.breaks(new OneEffectPerRequest(), "request r1 was decided before");
    }

    @Test
    void a_compose_with_its_first_text_is_one_effect_and_a_second_text_is_reported() {
        event("ConversationStarted", "c1", 1, "r1");
        event("MessageQueued", "c1", 2, "r1");
        history.keeps(new OneEffectPerRequest());
        event("MessageQueued", "c1", 3, "r1");
        history.breaks(new OneEffectPerRequest(), "request r1 was decided before");
    }

    @Test
    void a_repeated_event_id_is_reported() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationDisconnected", "c1", 1, "r2");
        history.breaks(new UniqueEventIds(), "event id e1");
    }

    @Test
    void missing_headers_are_reported() {
        event("ConversationStarted", "c1", 1, "r1");
        history.breaks(new EveryEventIsDescribed(), 8, "header traceparent is null");
    }

    @Test
    void an_event_that_does_not_name_its_actor_is_reported() {
        actor(Map.of("actorType", "USER", "actor", "ada"));
        actor(Map.of("actorType", "SYSTEM"));
        history.keeps(new EveryEventNamesItsActor());
        actor(Map.of("actorType", "UNKNOWN"));
        actor(Map.of("actorType", "USER"));
        actor(Map.of("actorType", "CONTACT", "actor", "+1"));
        actor(Map.of());
        history.breaks(new EveryEventNamesItsActor(), 4, "its actor is CONTACT with an id");
    }

    @Test
    void a_request_without_a_reply_is_reported() {
        record("conversation.requests", "ComposeRequested", "c1", 1, "r1");
        history.breaks(new EveryRequestAnsweredOnce(), "request r1 was never answered");
    }

    @Test
    void two_different_replies_to_one_request_are_reported() {
        record("conversation.requests", "ComposeRequested", "c1", 1, "r1");
        record("conversation.replies", "ConversationReply", "c1", 1, "r1");
        history.keeps(new EveryRequestAnsweredOnce());
        record("conversation.replies", "ConversationReply", "c2", 1, "r1");
        history.breaks(new EveryRequestAnsweredOnce(), "request r1 was answered differently");
    }

    @Test
    void an_sms_may_be_attempted_again_after_a_temporary_refusal() {
        attempted(1);
        settled(1, "RETRIABLE");
        attempted(1);
        settled(1, "ACCEPTED");
        history.keeps(new NoSmsSubmittedTwice());
    }

    @Test
    void a_second_attempt_after_an_unknown_outcome_is_reported() {
        attempted(1);
        settled(1, "OUTCOME_UNKNOWN");
        attempted(1);
        history.breaks(new NoSmsSubmittedTwice(), "SMS 1 of message m1 was attempted before");
    }

    @Test
    void a_contact_s_number_or_text_in_a_key_or_a_line_is_reported() {
        NoContactDataLeaks promise = new NoContactDataLeaks(List.of("+13172345678"), "secret");
        promise.onText("key", "3172345679");
        promise.check();
        promise.onText("key", "+13172345678");
        promise.onText("log", "sent secret");
        assertThatThrownBy(promise::check)
                .hasMessageContaining("key holds the number of a contact")
                .hasMessageContaining("log quotes a text to a contact");
    }

    private void owner(String type, String purpose, String participant, String request) {
        history.event(
                "thread",
                type,
                Map.of("purpose", purpose, "participantId", participant, "requestId", request));
    }

    private void actor(Map<String, ?> fields) {
        history.event("thread", "MessageQueued", fields);
    }

    private void attempted(int part) {
        attempt("SmsSubmitAttempted", Map.of("messageId", "m1", "parts", List.of(part)));
    }

    private void settled(int part, String outcome) {
        var partOutcome = ForgedHistory.value("PartOutcome", Map.of("part", part, "outcome", outcome));
        attempt("SmsSubmitConcluded", Map.of("messageId", "m1", "outcomes", List.of(partOutcome)));
    }

    private void attempt(String type, Map<String, ?> fields) {
        history.record("carrier.attempts", "+1", type, fields);
    }

    private void event(String type, String conversation, long sequence, String request) {
        record("conversation.events", type, conversation, sequence, request);
    }

    private void record(String topic, String type, String conversation, long sequence, String request) {
        history.record(
                topic,
                "thread",
                type,
                Map.of(
                        "eventId",
                        "e" + sequence,
                        "conversationId",
                        conversation,
                        "requestId",
                        request,
                        "sequence",
                        sequence,
                        "refusal",
                        ""));
    }
}
