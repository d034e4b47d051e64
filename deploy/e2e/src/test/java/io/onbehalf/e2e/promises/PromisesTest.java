package io.onbehalf.e2e.promises;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The checkers themselves: each must let its valid sequence pass and see its invalid one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PromisesTest {

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void a_conversation_may_be_open_again_after_it_was_disconnected() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationDisconnected", "c1", 2, "r2");
        event("ConversationResumed", "c1", 3, "r3");
        holds(new AtMostOneOpenConversationPerThread());
        holds(new ContiguousSequence());
        holds(new OneEffectPerRequest());
        holds(new UniqueEventIds());
    }

    @Test
    void a_second_open_conversation_is_seen() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationStarted", "c2", 2, "r2");
        broken(new AtMostOneOpenConversationPerThread(), "opens c2 while c1 is open");
    }

    @Test
    void a_gap_in_the_sequence_is_seen() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationDisconnected", "c1", 3, "r2");
        broken(new ContiguousSequence(), "sequence 3 instead of 2");
    }

    @Test
    void a_second_effect_of_a_request_is_seen() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ComposeRefused", "c1", 2, "r1");
        broken(new OneEffectPerRequest(), "request r1 was decided before");
    }

    @Test
    void an_event_id_used_twice_is_seen() {
        event("ConversationStarted", "c1", 1, "r1");
        event("ConversationDisconnected", "c1", 1, "r2");
        broken(new UniqueEventIds(), "event id e1");
    }

    @Test
    void a_missing_header_is_seen() {
        event("ConversationStarted", "c1", 1, "r1");
        broken(new EveryEventIsDescribed(), "header traceparent is null");
    }

    @Test
    void a_request_without_an_answer_is_seen() {
        entry("conversation.requests", "ComposeRequested", "c1", 1, "r1");
        broken(new EveryRequestAnsweredOnce(), "request r1 was never answered");
    }

    @Test
    void two_different_answers_to_one_request_are_seen() {
        entry("conversation.requests", "ComposeRequested", "c1", 1, "r1");
        entry("conversation.replies", "ConversationReply", "c1", 1, "r1");
        holds(new EveryRequestAnsweredOnce());
        entry("conversation.replies", "ConversationReply", "c2", 1, "r1");
        broken(new EveryRequestAnsweredOnce(), "request r1 was answered differently");
    }

    @Test
    void an_sms_that_was_refused_for_now_may_be_attempted_again() {
        attempted(1);
        settled(1, "RETRIABLE");
        attempted(1);
        settled(1, "ACCEPTED");
        holds(new NoSmsSubmittedTwice());
    }

    @Test
    void an_sms_whose_outcome_is_unknown_and_that_is_attempted_again_is_seen() {
        attempted(1);
        settled(1, "OUTCOME_UNKNOWN");
        attempted(1);
        broken(new NoSmsSubmittedTwice(), "SMS 1 of message m1 was attempted before");
    }

    @Test
    void a_contacts_number_or_text_is_seen_in_a_key_or_a_line() {
        NothingOfContacts promise = new NothingOfContacts(List.of("+13172345678"), "secret");
        promise.onText("key", "3172345679");
        promise.check();
        promise.onText("key", "+13172345678");
        promise.onText("log", "sent secret");
        assertThatThrownBy(promise::check)
                .hasMessageContaining("key holds the number of a contact")
                .hasMessageContaining("log quotes a text to a contact");
    }

    private void attempted(int part) {
        Schema schema =
                SchemaBuilder.record("SmsSubmitAttempted")
                        .fields()
                        .requiredString("messageId")
                        .name("parts")
                        .type()
                        .array()
                        .items()
                        .intType()
                        .noDefault()
                        .endRecord();
        GenericRecord value = new GenericData.Record(schema);
        value.put("messageId", "m1");
        value.put("parts", List.of(part));
        entries.add(new Entry("carrier.attempts", 0, entries.size(), "+1", Map.of(), value));
    }

    private void settled(int part, String outcome) {
        Schema outcomes =
                SchemaBuilder.record("PartOutcome")
                        .fields()
                        .requiredInt("part")
                        .requiredString("outcome")
                        .endRecord();
        Schema schema =
                SchemaBuilder.record("SmsSubmitSettled")
                        .fields()
                        .requiredString("messageId")
                        .name("outcomes")
                        .type()
                        .array()
                        .items(outcomes)
                        .noDefault()
                        .endRecord();
        GenericRecord one = new GenericData.Record(outcomes);
        one.put("part", part);
        one.put("outcome", outcome);
        GenericRecord value = new GenericData.Record(schema);
        value.put("messageId", "m1");
        value.put("outcomes", List.of(one));
        entries.add(new Entry("carrier.attempts", 0, entries.size(), "+1", Map.of(), value));
    }

    private void event(String type, String conversation, long sequence, String request) {
        entry("conversation.events", type, conversation, sequence, request);
    }

    private void entry(String topic, String type, String conversation, long sequence, String request) {
        Schema schema =
                SchemaBuilder.record(type)
                        .fields()
                        .requiredString("eventId")
                        .requiredString("conversationId")
                        .requiredString("requestId")
                        .requiredLong("sequence")
                        .optionalString("refusal")
                        .endRecord();
        GenericRecord value = new GenericData.Record(schema);
        value.put("eventId", "e" + sequence);
        value.put("conversationId", conversation);
        value.put("requestId", request);
        value.put("sequence", sequence);
        entries.add(new Entry(topic, 0, entries.size(), "thread", Map.of(), value));
    }

    private void holds(Promise promise) {
        assertThatCode(() -> Promise.checkAll(entries, List.of(promise))).doesNotThrowAnyException();
    }

    private void broken(Promise promise, String sentence) {
        assertThatThrownBy(() -> Promise.checkAll(entries, List.of(promise)))
                .hasMessageContaining(promise.getClass().getSimpleName())
                .hasMessageContaining(sentence);
    }
}
