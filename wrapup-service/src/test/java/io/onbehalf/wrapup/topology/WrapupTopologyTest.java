package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.ConversationClient.ACME;
import static io.onbehalf.wrapup.ConversationClient.AMY;
import static io.onbehalf.wrapup.ConversationClient.NOON;
import static io.onbehalf.wrapup.ConversationClient.SUPPORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.testing.TopologySpecification;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.Purpose;
import io.onbehalf.schemas.wrapup.CodeReply;
import io.onbehalf.schemas.wrapup.ProvisionalWrapupGiven;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeAdded;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoveRequested;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesAddRequested;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeCreateRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeCreated;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleteRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupCompletionRequested;
import io.onbehalf.schemas.wrapup.WrapupCorrected;
import io.onbehalf.schemas.wrapup.WrapupOpened;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WrapupTopologyTest extends TopologySpecification {

    private static final String RESOLVED = "0c0c3e00-0000-4000-8000-000000000001";

    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");
    private final TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());

    @Override
    protected TopologyBench topology() {
        return bench;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_code_is_created_answered_and_replicated() {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCodeCreated.class))
                .singleElement()
                .satisfies(created -> assertThat(created.getSequence()).isEqualTo(1))
                .satisfies(created -> assertThat(created.getCreatedBy()).isEqualTo("ada"));
        assertThat(codeReply().getCodes())
                .extracting(WrapupCodeSnapshot::getName)
                .containsExactly("Resolved");
        assertThat(bench.records(Topics.WRAPUP_CODES))
                .singleElement()
                .satisfies(each -> assertThat(each.key()).isEqualTo(RESOLVED))
                .satisfies(each -> assertThat(each.value()).isInstanceOf(WrapupCodeSnapshot.class));
    }

    @Test
    void a_request_sent_again_gets_the_same_reply_and_changes_nothing() {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));
        CodeReply first = codeReply();
        bench.records(Topics.WRAPUP_EVENTS);

        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));

        assertThat(codeReply()).isEqualTo(first);
        assertThat(bench.records(Topics.WRAPUP_EVENTS)).isEmpty();
    }

    @Test
    void a_reply_carries_its_requests_correlation() {
        var headers = new RecordHeaders();
        headers.add("kafka_correlationId", "c1".getBytes(UTF_8));

        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"), headers);

        assertThat(bench.records(Topics.WRAPUP_REPLIES))
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.headers().lastHeader("kafka_correlationId").value())
                                .asString(UTF_8)
                                .isEqualTo("c1"));
    }

    @Test
    void what_a_queue_offers_is_replicated_and_a_deleted_code_leaves_tombstones() {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, add("r2", RESOLVED, DefaultCode.ID.value()));

        assertThat(bench.read(Topics.WRAPUP_EVENTS, QueueWrapupCodeAdded.class))
                .extracting(QueueWrapupCodeAdded::getSequence)
                .containsExactly(2L, 3L);
        assertThat(bench.read(Topics.QUEUE_WRAPUP_CODES, QueueWrapupCodesSnapshot.class))
                .singleElement()
                .satisfies(snapshot ->
                        assertThat(snapshot.getCodeIds()).containsExactly(RESOLVED, DefaultCode.ID.value()));
        assertThat(codeReply().getCodes())
                .extracting(WrapupCodeSnapshot::getName)
                .containsExactly("Resolved", "Default Wrap-up Code");

        bench.records(Topics.WRAPUP_CODES);
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, delete("r3", RESOLVED));
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, remove("r4", DefaultCode.ID.value()));

        assertThat(bench.records(Topics.WRAPUP_CODES))
                .singleElement()
                .satisfies(tombstone -> assertThat(tombstone.key()).isEqualTo(RESOLVED))
                .satisfies(tombstone -> assertThat(tombstone.value()).isNull());
        assertThat(bench.records(Topics.QUEUE_WRAPUP_CODES))
                .extracting(TestRecord::value)
                .containsExactly(
                        new QueueWrapupCodesSnapshot(ACME, SUPPORT, List.of(DefaultCode.ID.value())), null);
    }

    @Test
    void the_end_of_an_agents_stint_opens_a_wrapup() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupOpened.class))
                .singleElement()
                .satisfies(opened -> assertThat(opened.getRequired()).isTrue())
                .satisfies(opened -> assertThat(opened.getThreadId()).isEqualTo(talk.thread()))
                .satisfies(opened -> assertThat(opened.getSequence()).isEqualTo(1))
                .satisfies(opened -> assertThat(opened.getActor()).as("who ended it").isEqualTo(AMY))
                .satisfies(opened -> assertThat(opened.getOccurredAt()).isEqualTo(NOON.plusSeconds(60)));
        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();
    }

    @Test
    void a_customer_s_stint_has_no_after_call_work() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected(Purpose.CUSTOMER));

        assertThat(afterCallWork()).isEqualTo(WrapupState.INITIAL);
    }

    @Test
    void a_stint_is_wrapped_up_with_a_code_that_its_queue_offers() {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, add("r2", RESOLVED));
        theStintEnds();
        bench.records(Topics.WRAPUP_REPLIES);

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w1", RESOLVED));

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class))
                .singleElement()
                .satisfies(completed -> assertThat(completed.getCodeName()).isEqualTo("Resolved"))
                .satisfies(completed -> assertThat(completed.getDurationSeconds()).isEqualTo(30))
                .satisfies(completed -> assertThat(completed.getSequence()).isEqualTo(2));
        assertThat(reply().getRefusal()).isNull();
        assertThat(afterCallWork()).isInstanceOf(Completed.class);
    }

    @Test
    void a_supervisor_ends_it_once_and_the_event_says_who_whom_and_why() {
        theStintEnds();
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), completion("w1"));
        WrapupReply first = reply();

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), completion("w1"));

        assertThat(reply()).isEqualTo(first);
        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class))
                .singleElement()
                .returns("sue", WrapupCompleted::getCompletedBy)
                .returns("sue", WrapupCompleted::getActor)
                .returns(AMY, WrapupCompleted::getUserId)
                .returns("on leave", WrapupCompleted::getReason)
                .returns(DefaultCode.ID.value(), WrapupCompleted::getCode);
    }

    private WrapupCompletionRequested completion(String requestId) {
        return new WrapupCompletionRequested(
                requestId,
                "print",
                ACME,
                NOON.plusSeconds(90),
                "sue",
                null,
                talk.thread(),
                talk.conversation(),
                talk.participant(),
                null,
                "on leave");
    }

    @Test
    void a_queue_without_codes_takes_the_default_code_and_no_other() {
        theStintEnds();

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w1", RESOLVED));
        assertThat(reply().getRefusal().getCode()).isEqualTo("wrapup.code.not.offered");

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w2", DefaultCode.ID.value()));
        assertThat(reply().getRefusal()).isNull();
    }

    @Test
    void a_wrapup_sent_again_is_answered_as_before_and_another_one_corrects_it() {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, add("r2", RESOLVED, DefaultCode.ID.value()));
        theStintEnds();
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w1", DefaultCode.ID.value()));
        WrapupReply first = reply();
        bench.records(Topics.WRAPUP_EVENTS);

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w1", DefaultCode.ID.value()));
        assertThat(reply()).isEqualTo(first);
        assertThat(bench.records(Topics.WRAPUP_EVENTS)).isEmpty();

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w2", RESOLVED));
        assertThat(bench.records(Topics.WRAPUP_REPLIES))
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.headers().lastHeader("onbehalf_written").value())
                                .asString(UTF_8)
                                .endsWith("=2"));
        assertThat(bench.values(Topics.WRAPUP_EVENTS))
                .singleElement()
                .isInstanceOfSatisfying(
                        WrapupCorrected.class,
                        corrected ->
                                assertThat(corrected)
                                        .returns("Resolved", WrapupCorrected::getCodeName)
                                        .returns(1, WrapupCorrected::getCorrection)
                                        .returns(AMY, WrapupCorrected::getCorrectedBy));
    }

    @Test
    void a_wrapup_of_a_connected_stint_completes_when_the_stint_ends() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), wrapup("w1", DefaultCode.ID.value()));
        assertThat(reply().getRefusal()).isNull();

        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());

        List<SpecificRecord> events = bench.values(Topics.WRAPUP_EVENTS);
        assertThat(events.stream().<Object>map(SpecificRecord::getClass).toList())
                .containsExactly(ProvisionalWrapupGiven.class, WrapupOpened.class, WrapupCompleted.class);
        var completed = (WrapupCompleted) events.getLast();
        assertThat(completed.getDurationSeconds()).isEqualTo(0);
        assertThat(completed.getOccurredAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(completed.getCompletedBy()).isEqualTo(AMY);
        assertThat(completed.getSequence()).isEqualTo(3);
        assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();
    }

    @Test
    void a_wrapup_may_name_only_the_participant() {
        theStintEnds();
        var request = wrapup("w1", DefaultCode.ID.value());
        request.put(request.getSchema().getField("communicationId").pos(), null);

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), request);

        assertThat(reply().getRefusal()).isNull();
    }

    @Test
    void what_does_not_belong_here_is_set_aside_and_the_rest_goes_on() {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, talk.connected());
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, create("r1", RESOLVED, "Resolved"));

        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).hasSize(1);
        assertThat(codeReply().getRefusal()).isNull();
    }

    private void theStintEnds() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
    }

    private WrapupState afterCallWork() {
        return new WrapupStore(bench.rows(WrapupTopology.AFTER_CALL_WORK), talk.thread())
                .of(new ParticipantId(talk.participant()));
    }

    private CodeReply codeReply() {
        return bench.read(Topics.WRAPUP_REPLIES, CodeReply.class).getLast();
    }

    private WrapupReply reply() {
        return bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class).getLast();
    }

    private static WrapupCodeCreateRequested create(String request, String code, String name) {
        return new WrapupCodeCreateRequested(request, "print", ACME, NOON, "ada", null, code, name, null);
    }

    private static WrapupCodeDeleteRequested delete(String request, String code) {
        return new WrapupCodeDeleteRequested(request, "print", ACME, NOON, "ada", null, null, code);
    }

    private static QueueWrapupCodesAddRequested add(String request, String... codes) {
        return new QueueWrapupCodesAddRequested(
                request, "print", ACME, NOON, "ada", null, SUPPORT, List.of(codes));
    }

    private static QueueWrapupCodeRemoveRequested remove(String request, String code) {
        return new QueueWrapupCodeRemoveRequested(request, "print", ACME, NOON, "ada", null, SUPPORT, code);
    }

    private WrapupRequested wrapup(String request, @Nullable String code) {
        return talk.wrapup(request, code);
    }
}
