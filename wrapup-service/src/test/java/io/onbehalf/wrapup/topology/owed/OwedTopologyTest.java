package io.onbehalf.wrapup.topology.owed;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;
import static io.onbehalf.schemas.Topics.WRAPUP_REPLIES;
import static io.onbehalf.schemas.Topics.WRAPUP_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.wrapup.OwedList;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is owed is in the list of its agent and of its queue until it is over.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwedTopologyTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final String MINE =
            OwedList.of(new OrganizationId(ConversationClient.ACME), new UserId(ConversationClient.AMY));
    private static final String SUPPORT = OwedList.of(new QueueId(ConversationClient.SUPPORT));

    private final TopologyBench stints = TopologyBench.of(new WrapupConfiguration().serviceDefinition());
    private final TopologyBench lists =
            TopologyBench.of(new WrapupConfiguration().serviceDefinition(), OwedTopology::define);
    private final ConversationClient talk = new ConversationClient("0123456789abcdef0123");

    @AfterEach
    void stop() {
        lists.close();
        stints.close();
    }

    /// The names are those of changelogs and of the group's state. After a change, a running service must be
    /// drained first, or it starts with empty lists.
    @Test
    void the_topology_changes_only_on_purpose() throws IOException {
        try (var expected =
                requireNonNull(
                        getClass().getResourceAsStream("expected-owed-topology.txt"), "the description")) {
            assertThat(lists.describe()).isEqualTo(new String(expected.readAllBytes(), UTF_8).strip());
        }
    }

    @Test
    void what_is_owed_is_listed_for_its_agent_and_queue_with_when_it_ends_until_it_does() {
        ends(talk, START);
        follow();

        assertThat(of(MINE))
                .singleElement()
                .returns(talk.conversation(), each -> each.conversationId().value())
                .returns(talk.participant(), each -> each.participantId().value())
                .returns(START, OwedWrapup::since)
                .returns(Optional.of(START.plusSeconds(5)), OwedWrapup::dueAt)
                .returns(true, OwedWrapup::required);
        assertThat(of(SUPPORT)).isEqualTo(of(MINE));

        stints.advanceWallClock(Duration.ofSeconds(6));
        follow();
        assertThat(of(MINE)).isEmpty();
        assertThat(of(SUPPORT)).isEmpty();
    }

    @Test
    void the_oldest_is_first_and_a_page_begins_where_the_last_one_ended() {
        for (int i = 0; i < 5; i++) {
            ends(
                    new ConversationClient("%020x".formatted(i)),
                    START.plusSeconds(i % 2 == 0 ? 10 - i : 20 + i));
        }
        follow();

        List<OwedWrapup> all = of(MINE);
        assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> a.since().compareTo(b.since()));
        List<OwedWrapup> first = store().of(MINE, "", 2);
        List<OwedWrapup> second = store().of(MINE, first.getLast().place(), 3);
        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(second).isEqualTo(all.subList(2, 5));
    }

    @Test
    void of_a_queue_s_wrapups_that_are_owed_the_oldest_is_measured() {
        ends(talk, START);
        ends(new ConversationClient("0123456789abcdef0124"), START.plusSeconds(10));
        follow();

        assertThat(OwedStore.oldestOfQueues(lists.rows(OwedStore.NAME)))
                .isEqualTo(Map.of(ConversationClient.SUPPORT, START));
    }

    @Test
    void events_that_come_twice_change_nothing() {
        ends(talk, START);
        List<TestRecord<String, SpecificRecord>> opened = stints.records(WRAPUP_EVENTS);
        lists.pipe(WRAPUP_EVENTS, opened);
        stints.advanceWallClock(Duration.ofSeconds(6));
        List<TestRecord<String, SpecificRecord>> completed = stints.records(WRAPUP_EVENTS);
        lists.pipe(WRAPUP_EVENTS, completed);

        lists.pipe(WRAPUP_EVENTS, opened);
        assertThat(of(MINE)).isEmpty();
        lists.pipe(WRAPUP_EVENTS, completed);
        assertThat(of(SUPPORT)).isEmpty();
    }

    @Test
    void a_stint_s_end_is_shown_once_its_lists_have_had_it_also_after_it_is_wrapped_up() {
        var thread = new ThreadId(talk.thread());
        var stint = new ParticipantId(talk.participant());
        List<Position> shown =
                List.of(OwedList.showing(MINE, thread, stint), OwedList.showing(SUPPORT, thread, stint));
        ends(talk, START);
        assertThat(shown).noneMatch(lists.rows(OwedStore.NAME)::hasApplied);

        follow();
        assertThat(shown).allMatch(lists.rows(OwedStore.NAME)::hasApplied);

        stints.advanceWallClock(Duration.ofSeconds(6));
        follow();
        assertThat(of(MINE)).isEmpty();
        assertThat(shown).allMatch(lists.rows(OwedStore.NAME)::hasApplied);
    }

    @Test
    void the_reply_to_a_wrapup_says_how_far_the_lists_must_have_come() {
        ends(talk, START);
        follow();
        stints.pipe(
                WRAPUP_REQUESTS,
                talk.thread(),
                talk.wrapup("w1", DefaultCode.ID.value(), START.plusSeconds(1), false));
        TestRecord<String, SpecificRecord> reply = stints.records(WRAPUP_REPLIES).getLast();
        List<Position> written =
                Position.parse(new String(reply.headers().lastHeader("onbehalf_written").value(), UTF_8));
        List<Position> ofLists =
                written.stream().filter(position -> position.store().equals(OwedStore.NAME)).toList();

        assertThat(ofLists).extracting(Position::key).containsExactly(MINE, SUPPORT);
        assertThat(ofLists).noneMatch(lists.rows(OwedStore.NAME)::hasApplied);
        follow();
        assertThat(ofLists).allMatch(lists.rows(OwedStore.NAME)::hasApplied);
    }

    private void ends(ConversationClient client, Instant at) {
        stints.pipe(
                CONVERSATION_EVENTS,
                client.thread(),
                client.disconnected(WrapupPrompt.MANDATORY_TIMEOUT, 5_000L, at));
    }

    private void follow() {
        lists.pipe(WRAPUP_EVENTS, stints.records(WRAPUP_EVENTS));
    }

    private OwedStore store() {
        return new OwedStore(lists.rows(OwedStore.NAME));
    }

    private List<OwedWrapup> of(String list) {
        return store().of(list, "", 100);
    }
}
