package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CARRIER_OUTBOUND;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SETTINGS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.testing.TopologySpecification;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.ConversationReply;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ConversationStarted;
import io.onbehalf.schemas.conversation.InteractionDeallocated;
import io.onbehalf.schemas.conversation.MessageQueued;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.conversation.ThreadingTimelineUpdated;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTopologyTest extends TopologySpecification {

    private static final String TRACE = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";

    private static final String THREAD = ThreadFixtures.THREAD;
    private static final String OTHER_THREAD = "d".repeat(20);

    private final TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());

    @Override
    protected TopologyBench topology() {
        return bench;
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_compose_becomes_events_a_snapshot_and_a_reply() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""), correlated());

        assertThat(bench.records(CONVERSATION_EVENTS))
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(THREAD));
        assertThat(bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class))
                .as("one for all events")
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.getSequence()).isEqualTo(3))
                .satisfies(snapshot -> assertThat(snapshot.getParticipants()).hasSize(2));
        assertThat(bench.records(CONVERSATION_REPLIES))
                .singleElement()
                .satisfies(reply ->
                        assertThat(text(reply.headers(), "kafka_correlationId")).isEqualTo("correlation"));
    }

    @Test
    void a_snapshots_headers_name_those_whom_it_concerns_and_none_whose_part_is_over() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r3", "amy", 2));
        bench.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.resume("r4", "ben", 4));

        var snapshots = bench.records(CONVERSATION_SNAPSHOTS);
        assertThat(snapshots)
                .extracting(snapshot -> OnbehalfHeaders.ids(snapshot.headers(), OnbehalfHeaders.USERS))
                .as("amy composes, sends, ends and has wrapped up; ben continues")
                .containsExactly(Set.of("amy"), Set.of("amy"), Set.of("amy"), Set.of("amy"), Set.of("ben"));
        assertThat(snapshots)
                .allSatisfy(snapshot ->
                        assertThat(OnbehalfHeaders.ids(snapshot.headers(), OnbehalfHeaders.QUEUES))
                                .hasSize(1));
    }

    @Test
    void an_agent_who_owes_a_wrap_up_is_notified_however_many_participants_follow_and_sees_their_own() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r3", "amy", 2));
        for (int minute = 4; minute <= 16; minute += 2) {
            bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.resume("c" + minute, "ben", minute));
            bench.pipe(
                    CONVERSATION_REQUESTS,
                    THREAD,
                    ThreadFixtures.disconnect("d" + minute, "ben", minute + 1));
        }
        assertThat(usersOfLastSnapshot()).containsExactlyInAnyOrder("amy", "ben");

        bench.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());
        var completed = bench.records(CONVERSATION_SNAPSHOTS).getLast();
        assertThat(OnbehalfHeaders.ids(completed.headers(), OnbehalfHeaders.USERS)).contains("amy");
        assertThat(((ConversationSnapshot) completed.value()).getParticipants())
                .as("in their order, the agent's own among them")
                .isSortedAccordingTo(Comparator.comparing(ParticipantSnapshot::getParticipantId))
                .filteredOn(each -> "amy".equals(each.getUserId()))
                .singleElement()
                .satisfies(amy -> assertThat(amy.getDeallocated()).isTrue())
                .satisfies(amy -> assertThat(amy.getWrapup()).isNotNull());

        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.resume("c18", "ben", 18));
        assertThat(usersOfLastSnapshot()).containsExactly("ben");
    }

    private Set<String> usersOfLastSnapshot() {
        return OnbehalfHeaders.ids(
                bench.records(CONVERSATION_SNAPSHOTS).getLast().headers(), OnbehalfHeaders.USERS);
    }

    @Test
    void the_sequence_of_a_thread_is_contiguous_over_its_requests() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r2", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r3"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r4"));

        assertThat(bench.values(CONVERSATION_EVENTS))
                .extracting(event -> event.get(event.getSchema().getField("sequence").pos()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void a_request_for_an_unknown_thread_is_answered_and_uses_no_sequence() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r1"));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r2"));
        assertThat(bench.values(CONVERSATION_EVENTS)).isEmpty();
        assertThat(bench.read(CONVERSATION_REPLIES, ConversationReply.class))
                .extracting(reply -> reply.getRefusal().getCode())
                .containsExactly("conversation.not.found", "conversation.not.found");

        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r3", ""));

        assertThat(bench.read(CONVERSATION_EVENTS, ConversationStarted.class))
                .singleElement()
                .satisfies(started -> assertThat(started.getSequence()).isEqualTo(1));
    }

    @Test
    void events_carry_cloud_event_attributes_and_the_trace_and_no_contact_number() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""), correlated());

        var record = bench.records(CONVERSATION_EVENTS).getFirst();
        assertThat(text(record.headers(), "ce_type"))
                .isEqualTo("io.onbehalf.schemas.conversation.ConversationStarted");
        assertThat(text(record.headers(), "ce_source")).isEqualTo("/conversation-service");
        assertThat(text(record.headers(), "ce_subject")).isEqualTo(THREAD);
        assertThat(text(record.headers(), "ce_id"))
                .isEqualTo(((ConversationStarted) record.value()).getEventId());
        assertThat(text(record.headers(), "traceparent")).isEqualTo(TRACE);
        assertThat(record.headers())
                .noneMatch(header -> new String(header.value(), UTF_8).contains("3175550199"));
    }

    @Test
    void a_repeated_request_decides_nothing_and_gets_the_same_reply() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", "print"));
        List<SpecificRecord> first = bench.values(CONVERSATION_REPLIES);
        bench.values(CONVERSATION_EVENTS);

        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", "print"));

        assertThat(bench.values(CONVERSATION_EVENTS)).isEmpty();
        assertThat(bench.values(CONVERSATION_REPLIES)).isEqualTo(first);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", "print"));
        bench.values(CONVERSATION_REPLIES);

        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", "another"));

        assertThat(refusal(bench.read(CONVERSATION_REPLIES, ConversationReply.class)))
                .isEqualTo("idempotency.key.reused");
    }

    @Test
    void a_sent_text_waits_for_the_carrier_under_its_outbound_number() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));

        var record = bench.records(CARRIER_OUTBOUND).getFirst();
        SmsSubmitRequested sms = (SmsSubmitRequested) record.value();
        assertThat(record.key()).isEqualTo("+13175550100");
        assertThat(sms.getMessageId())
                .isEqualTo(bench.read(CONVERSATION_EVENTS, MessageQueued.class).getFirst().getMessageId());
        assertThat(sms.getText()).isEqualTo("Hello");
    }

    @Test
    void a_completed_wrapup_deallocates_the_interaction() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r2"));
        assertThat(bench.read(CONVERSATION_EVENTS, InteractionDeallocated.class)).isEmpty();

        bench.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());

        assertThat(bench.read(CONVERSATION_EVENTS, InteractionDeallocated.class)).hasSize(1);
    }

    @Test
    void a_completed_wrapup_deallocates_the_interaction_however_often_others_continued_the_conversation() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r2"));
        for (int i = 0; i < 25; i++) {
            bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.resume("c" + i, "ben", 3 + 2 * i));
            bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("d" + i, "ben", 4 + 2 * i));
        }

        bench.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());

        assertThat(bench.read(CONVERSATION_EVENTS, InteractionDeallocated.class))
                .extracting(InteractionDeallocated::getUserId)
                .contains("amy");
    }

    @Test
    void a_change_of_the_threading_timeline_is_an_event_and_becomes_the_organization_s_setting() {
        bench.pipe(CONVERSATION_REQUESTS, "acme", ThreadFixtures.timeline("r1", 30));

        assertThat(bench.read(CONVERSATION_SETTINGS, ThreadingTimeline.class))
                .singleElement()
                .satisfies(setting -> assertThat(setting.getSmsMinutes()).isEqualTo(30))
                .satisfies(setting -> assertThat(setting.getActor()).isEqualTo("admin"));
        assertThat(bench.read(CONVERSATION_EVENTS, ThreadingTimelineUpdated.class))
                .singleElement()
                .returns(30, ThreadingTimelineUpdated::getSmsMinutes)
                .returns(4_320, ThreadingTimelineUpdated::getSmsMinutesBefore)
                .returns("admin", ThreadingTimelineUpdated::getActor)
                .returns("acme", ThreadingTimelineUpdated::getOrganizationId);
        assertThat(bench.read(CONVERSATION_REPLIES, ConversationReply.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.getSmsMinutes()).isEqualTo(30));
    }

    @Test
    void a_request_that_can_t_be_processed_becomes_a_dead_letter_with_its_reason_and_the_next_is_decided() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.wrapupCompleted());
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));

        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(text(letter.headers(), "dead_letter_reason"))
                                .startsWith("unprocessable: topic conversation.requests: does not carry"));
        assertThat(bench.read(CONVERSATION_EVENTS, ConversationStarted.class)).hasSize(1);
    }

    @Test
    void a_request_whose_state_can_t_be_read_is_set_aside_with_its_own_bytes() {
        bench.<byte[]>store("threads").put("seen/" + THREAD + "/000000000000000", "no row".getBytes(UTF_8));
        SpecificRecord compose = ThreadFixtures.compose("r1", "");
        bench.pipe(CONVERSATION_REQUESTS, THREAD, compose);

        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.value()).isEqualTo(bench.bytes(CONVERSATION_REQUESTS, compose)))
                .satisfies(letter ->
                        assertThat(text(letter.headers(), "dead_letter_source"))
                                .isEqualTo("conversation.requests-0@0"));
    }

    @Test
    void a_conversation_whose_row_can_t_be_read_is_set_aside_once_and_what_was_decided_counts() {
        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        String row =
                bench.keys(ConversationStore.NAME).stream()
                        .filter(key -> key.startsWith("conversation/"))
                        .findFirst()
                        .orElseThrow();
        bench.<byte[]>store(ConversationStore.NAME).put(row, "no CBOR".getBytes(UTF_8));
        List<String> before = shown();
        bench.values(CONVERSATION_SNAPSHOTS);
        bench.values(CONVERSATION_EVENTS);

        bench.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r2"));

        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(text(letter.headers(), "dead_letter_reason"))
                                .startsWith("unprocessable: row conversation: can't be read"));
        assertThat(bench.values(CONVERSATION_EVENTS)).hasSizeGreaterThan(1);
        assertThat(shown()).isEqualTo(before);
        assertThat(bench.values(CONVERSATION_SNAPSHOTS)).isEmpty();

        bench.<byte[]>store(ConversationStore.NAME).put(row, null);
        bench.pipe(CONVERSATION_REQUESTS, OTHER_THREAD, ThreadFixtures.compose("r3", "", OTHER_THREAD));
        assertThat(bench.values(CONVERSATION_SNAPSHOTS)).isNotEmpty();
        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    private static String refusal(List<ConversationReply> replies) {
        return replies.getFirst().getRefusal().getCode();
    }

    private static Headers correlated() {
        return new RecordHeaders()
                .add("kafka_correlationId", "correlation".getBytes(UTF_8))
                .add("traceparent", TRACE.getBytes(UTF_8));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    /// The rows of conversations, without the days of which the threads have something.
    private List<String> shown() {
        return bench.keys(ConversationStore.NAME).stream().filter(key -> !key.startsWith("kept/")).toList();
    }
}
