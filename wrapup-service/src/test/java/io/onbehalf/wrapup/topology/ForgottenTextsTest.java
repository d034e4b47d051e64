package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.ConversationClient.ACME;
import static io.onbehalf.wrapup.ConversationClient.AMY;
import static io.onbehalf.wrapup.ConversationClient.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.wrapup.InteractionLogUpdateRequested;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.topology.owed.OwedStore;
import io.onbehalf.wrapup.topology.owed.OwedTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What an agent said about a contact is in no row after the contact's erasure, and stints that are too old
/// have no rows. The word `secret` is in every text.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgottenTextsTest {

    private static final String CODE = DefaultCode.ID.value();
    private static final Instant AFTERWARDS = NOON.plusSeconds(90);

    /// Of a topology's description.
    private static final Pattern STORES = Pattern.compile("stores: \\[([^\\]]+)\\]");

    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");
    private final ConversationClient other = new ConversationClient("0123456789abcdef9999");
    private final TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void after_an_erasure_no_row_of_any_store_holds_a_text() {
        everythingIsSaid();
        assertThat(rowsWithTexts(bench))
                .extracting(key -> key.substring(0, key.indexOf('/')))
                .containsExactly("early", "log", "log", "stint", "stint", "stint");

        erase();

        assertThat(rowsWithTexts(bench)).isEmpty();
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void nor_does_a_row_of_the_lists_of_what_is_owed_at_any_time() {
        everythingIsSaid();
        List<TestRecord<String, SpecificRecord>> events = bench.records(Topics.WRAPUP_EVENTS);
        assertThat(events).anySatisfy(event -> assertThat(event.value().toString()).contains("secret"));

        try (var lists =
                TopologyBench.of(new WrapupConfiguration().serviceDefinition(), OwedTopology::define)) {
            lists.pipe(Topics.WRAPUP_EVENTS, events);

            assertThat(lists.keys(OwedStore.NAME)).isNotEmpty();
            assertThat(rowsWithTexts(lists)).isEmpty();
        }
    }

    @Test
    void who_which_code_and_when_stay_and_what_is_owed_is_completed_once_by_a_code() {
        everythingIsSaid();
        Completed before = (Completed) afterCallWork(talk);
        Pending owed = (Pending) afterCallWork(talk.stint(2));
        erase();

        assertThat(afterCallWork(talk))
                .isInstanceOfSatisfying(
                        Completed.class,
                        after -> {
                            assertThat(after)
                                    .usingRecursiveComparison()
                                    .ignoringFields("wrapup")
                                    .isEqualTo(before);
                            assertThat(after.wrapup().code()).contains(new CodeId(CODE));
                            assertThat(after.wrapup().codeName()).isEqualTo(before.wrapup().codeName());
                        });
        assertThat(afterCallWork(talk.stint(2)))
                .isInstanceOfSatisfying(
                        Pending.class,
                        after -> {
                            assertThat(after.required()).isEqualTo(owed.required());
                            assertThat(after.endedAt()).isEqualTo(owed.endedAt());
                        });

        bench.records(Topics.WRAPUP_EVENTS);
        assertThat(wrapUp(withoutTexts(talk.stint(2), "code"))).isEmpty();
        assertThat(wrapUp(withoutTexts(talk.stint(2), "again"))).isEmpty();
        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class))
                .singleElement()
                .returns(AMY, WrapupCompleted::getCompletedBy)
                .returns(CODE, WrapupCompleted::getCode)
                .returns(null, WrapupCompleted::getNotes)
                .returns(List.of(), WrapupCompleted::getTags);
    }

    @Test
    void texts_that_are_given_later_are_refused_and_neither_kept_nor_published() {
        everythingIsSaid();
        erase();
        bench.records(Topics.WRAPUP_EVENTS);

        assertThat(wrapUp(withTexts(talk, "correction"))).isEqualTo("contact.erased");
        assertThat(wrapUp(withTexts(talk.stint(2), "wrap-up"))).isEqualTo("contact.erased");
        assertThat(write(talk.stint(2), "log")).isEqualTo("contact.erased");
        assertThat(wrapUp(withoutTexts(talk.stint(2), "code"))).isEmpty();

        assertThat(bench.values(Topics.WRAPUP_EVENTS))
                .noneSatisfy(event -> assertThat(event.toString()).contains("secret"));
        assertThat(rowsWithTexts(bench)).isEmpty();
    }

    @Test
    void after_call_work_whose_time_runs_out_afterwards_ends_without_the_saved_texts() {
        bench.pipe(
                Topics.CONVERSATION_EVENTS,
                talk.thread(),
                talk.disconnected(WrapupPrompt.MANDATORY_TIMEOUT, 5_000L, TopologyBench.START));
        bench.pipe(
                Topics.WRAPUP_REQUESTS,
                talk.thread(),
                withTexts(talk.wrapup("saved", CODE, TopologyBench.START.plusSeconds(1), true)));
        erase();

        bench.advanceWallClock(Duration.ofSeconds(6));

        assertThat(bench.read(Topics.WRAPUP_EVENTS, WrapupCompleted.class))
                .singleElement()
                .returns(CODE, WrapupCompleted::getCode)
                .returns(null, WrapupCompleted::getNotes)
                .returns(List.of(), WrapupCompleted::getTags);
    }

    @Test
    void a_stint_that_begins_afterwards_is_like_any_other() {
        everythingIsSaid();
        erase();
        callLogging(false);
        ConversationClient next = talk.stint(5);
        ends(next);

        assertThat(wrapUp(withTexts(next, "next"))).isEmpty();
        callLogging(true);
        assertThat(write(next, "next log")).isEmpty();

        assertThat(rowsWithTexts(bench)).hasSize(2).allMatch(key -> key.endsWith(next.participant()));
    }

    @Test
    void other_threads_keep_their_texts() {
        ends(other);
        wrapUp(withTexts(other, "of another"));
        everythingIsSaid();

        erase();

        assertThat(rowsWithTexts(bench)).singleElement().asString().contains(other.thread());
        callLogging(false);
        assertThat(wrapUp(withTexts(other, "correction"))).isEmpty();
    }

    @Test
    void events_that_come_twice_change_nothing_more() {
        everythingIsSaid();
        erase();
        bench.pipe(
                Topics.CONVERSATION_EVENTS, talk.thread(), talk.retentionApplied(AFTERWARDS.plusSeconds(1)));
        Map<String, String> once = rows(bench);
        bench.records(Topics.WRAPUP_EVENTS);

        erase();
        bench.pipe(
                Topics.CONVERSATION_EVENTS, talk.thread(), talk.retentionApplied(AFTERWARDS.plusSeconds(1)));

        assertThat(rows(bench)).isEqualTo(once);
        assertThat(bench.records(Topics.WRAPUP_EVENTS)).isEmpty();
    }

    @Test
    void a_row_that_can_t_be_read_is_deleted_by_an_erasure_and_the_others_lose_their_texts() {
        everythingIsSaid();
        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                .put("stint/" + talk.thread() + "/" + talk.participant(), "secret".getBytes(UTF_8));
        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                .put("log/" + talk.thread() + "/" + talk.participant(), "secret".getBytes(UTF_8));
        bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                .put(
                        "early/" + talk.thread() + "/" + talk.stint(4).participant() + "/0",
                        "secret".getBytes(UTF_8));

        erase();

        assertThat(rowsWithTexts(bench)).isEmpty();
        assertThat(afterCallWork(talk)).isEqualTo(WrapupState.INITIAL);
        assertThat(afterCallWork(talk.stint(2))).isInstanceOf(Pending.class);
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void a_request_with_texts_that_waits_for_its_stint_is_refused_then_and_may_be_sent_again() {
        ConversationClient next = talk.stint(5);
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), withTexts(next, "early"));
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), next.completion("of sue"));
        erase();
        assertThat(refusal()).isEqualTo("participant.not.found");

        ends(next);
        assertThat(bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class))
                .as("a request without a text goes on waiting")
                .singleElement()
                .returns("of sue", WrapupReply::getRequestId)
                .returns(null, WrapupReply::getRefusal);
        assertThat(wrapUp(withTexts(next, "early"))).isEmpty();
    }

    @Test
    void a_user_whose_requests_were_refused_then_may_have_as_many_wait_again() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < EarlyRequests.MOST_OF_A_USER; i++) {
                bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), withTexts(talk, "early" + round + i));
            }
            assertThat(bench.records(Topics.WRAPUP_REPLIES)).isEmpty();
            erase();
            assertThat(bench.records(Topics.WRAPUP_REPLIES)).hasSize(EarlyRequests.MOST_OF_A_USER);
        }
    }

    @Test
    void a_thread_may_have_a_thousand_stints() {
        for (int i = 1; i <= 1_000; i++) {
            ends(talk.stint(i));
            wrapUp(withTexts(talk.stint(i), "w" + i));
        }

        erase();

        assertThat(rowsWithTexts(bench)).isEmpty();
        assertThat(rows().stints()).hasSize(1_000);
    }

    @Test
    void stints_that_were_over_before_the_time_of_a_retention_leave_no_row_and_the_others_stay() {
        everythingIsSaid();
        ends(talk.stint(4));
        callLogging(false);
        wrapUp(withTexts(talk.stint(4).wrapup("later", CODE, AFTERWARDS.plusSeconds(60), false)));

        bench.pipe(
                Topics.CONVERSATION_EVENTS, talk.thread(), talk.retentionApplied(AFTERWARDS.plusSeconds(60)));

        assertThat(bench.keys(WrapupTopology.AFTER_CALL_WORK))
                .noneMatch(key -> key.matches("(stint|log)/.*" + talk.participant()));
        assertThat(rows().stints())
                .as("what is owed, what lasts, and what was completed at that time")
                .containsExactly(id(talk.stint(2)), id(talk.stint(3)), id(talk.stint(4)));
        assertThat(rows().logged()).containsExactly(id(talk.stint(2)));

        bench.pipe(
                Topics.CONVERSATION_EVENTS, talk.thread(), talk.retentionApplied(AFTERWARDS.plusSeconds(61)));
        assertThat(rows().stints()).containsExactly(id(talk.stint(2)), id(talk.stint(3)));
    }

    @Test
    void a_wrapup_of_a_stint_that_retention_has_deleted_is_not_found() {
        ends(talk);
        wrapUp(withoutTexts(talk, "w1"));
        bench.pipe(
                Topics.CONVERSATION_EVENTS, talk.thread(), talk.retentionApplied(AFTERWARDS.plusSeconds(1)));

        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), withTexts(talk, "w2"));
        bench.advanceWallClock(EarlyRequests.PATIENCE.multipliedBy(2));

        assertThat(refusal()).isEqualTo("participant.not.found");
        assertThat(rowsWithTexts(bench)).isEmpty();
    }

    @Test
    void retention_deletes_a_row_that_can_t_be_read_only_where_a_later_stint_is_too_old() {
        IntStream.rangeClosed(1, 3).mapToObj(talk::stint).forEach(this::ends);
        wrapUp(withoutTexts(talk.stint(2), "w2"));
        for (ConversationClient stint : List.of(talk.stint(1), talk.stint(3))) {
            bench.<byte[]>store(WrapupTopology.AFTER_CALL_WORK)
                    .put("stint/" + stint.thread() + "/" + stint.participant(), "no state".getBytes(UTF_8));
        }

        bench.pipe(
                Topics.CONVERSATION_EVENTS, talk.thread(), talk.retentionApplied(AFTERWARDS.plusSeconds(1)));

        assertThat(rows().stints()).containsExactly(id(talk.stint(3)));
    }

    /// Completed and corrected, with a log; owed with a saved wrap-up, and a log; a stint that lasts; and a
    /// request that is early.
    private void everythingIsSaid() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.connected());
        assertThat(wrapUp(withTexts(talk, "w1"))).isEmpty();
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.disconnected());
        assertThat(wrapUp(withTexts(talk, "w2"))).isEmpty();
        ends(talk.stint(2));
        assertThat(wrapUp(withTexts(talk.stint(2).wrapup("w3", CODE, AFTERWARDS, true)))).isEmpty();
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.stint(3).connected());
        assertThat(wrapUp(withTexts(talk.stint(3), "w4"))).isEmpty();
        callLogging(true);
        assertThat(write(talk, "l1")).isEmpty();
        assertThat(write(talk.stint(2), "l2")).isEmpty();
        bench.pipe(Topics.WRAPUP_REQUESTS, talk.thread(), withTexts(talk.stint(9), "w5"));
    }

    private void ends(ConversationClient stint) {
        bench.pipe(Topics.CONVERSATION_EVENTS, stint.thread(), stint.connected());
        bench.pipe(Topics.CONVERSATION_EVENTS, stint.thread(), stint.disconnected());
    }

    private void erase() {
        bench.pipe(Topics.CONVERSATION_EVENTS, talk.thread(), talk.erased());
    }

    private void callLogging(boolean on) {
        bench.pipe(Topics.ORGANIZATIONS, ACME, ConversationClient.organization(on));
    }

    private static WrapupRequested withTexts(ConversationClient stint, String requestId) {
        return withTexts(stint.wrapup(requestId, CODE));
    }

    private static WrapupRequested withTexts(WrapupRequested request) {
        return WrapupRequested.newBuilder(request)
                .setNotes("secret notes of " + request.getRequestId())
                .setTags(List.of("secret tag"))
                .build();
    }

    private static WrapupRequested withoutTexts(ConversationClient stint, String requestId) {
        return WrapupRequested.newBuilder(stint.wrapup(requestId, CODE)).setNotes(null).build();
    }

    /// The code of the refusal; empty if it was accepted.
    private String wrapUp(WrapupRequested request) {
        bench.pipe(Topics.WRAPUP_REQUESTS, request.getThreadId(), request);
        return refusal();
    }

    private String write(ConversationClient stint, String requestId) {
        bench.pipe(
                Topics.WRAPUP_REQUESTS,
                stint.thread(),
                InteractionLogUpdateRequested.newBuilder(stint.log(requestId, "secret subject"))
                        .setNotes("secret notes")
                        .setRelatedContactId("secret id")
                        .build());
        return refusal();
    }

    private String refusal() {
        return Optional.ofNullable(
                        bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class).getLast().getRefusal())
                .map(refusal -> refusal.getCode())
                .orElse("");
    }

    private WrapupState afterCallWork(ConversationClient stint) {
        return rows().of(id(stint));
    }

    private WrapupStore rows() {
        return new WrapupStore(bench.rows(WrapupTopology.AFTER_CALL_WORK), talk.thread());
    }

    private static ParticipantId id(ConversationClient stint) {
        return new ParticipantId(stint.participant());
    }

    private static List<String> rowsWithTexts(TopologyBench instance) {
        List<String> found = new ArrayList<>();
        rows(instance)
                .forEach((key, value) -> {
                    if ((key + value).contains("secret")) {
                        found.add(key.substring(key.indexOf(' ') + 1));
                    }
                });
        return found;
    }

    /// The rows of all stores that the topology has, as text, by store and key.
    private static Map<String, String> rows(TopologyBench instance) {
        Map<String, String> all = new TreeMap<>();
        STORES.matcher(instance.describe())
                .results()
                .map(MatchResult::group)
                .flatMap(stores ->
                        Pattern.compile(", ").splitAsStream(stores.substring(9, stores.length() - 1)))
                .distinct()
                .forEach(store -> {
                    try (KeyValueIterator<String, ?> rows = instance.store(store).all()) {
                        rows.forEachRemaining(row -> all.put(store + " " + row.key, text(row.value)));
                    }
                });
        assertThat(all).isNotEmpty();
        return all;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, UTF_8) : value.toString();
    }
}
