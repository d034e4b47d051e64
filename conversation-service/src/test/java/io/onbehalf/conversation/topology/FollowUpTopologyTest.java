package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.conversation.topology.lists.Interaction;
import io.onbehalf.conversation.topology.lists.InteractionStore;
import io.onbehalf.conversation.topology.lists.QueueEntry;
import io.onbehalf.conversation.topology.lists.QueueListStore;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.domain.wrapup.OwedList;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.testing.TopologySpecification;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.InteractionDeallocated;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowUpTopologyTest extends TopologySpecification {

    private static final String THREAD = ThreadFixtures.THREAD;

    private final TopologyBench threads = TopologyBench.of(ConversationConfiguration.definition());
    private final TopologyBench bench =
            TopologyBench.of(ConversationConfiguration.definition(), FollowUpTopology::define);

    @Override
    protected TopologyBench topology() {
        return bench;
    }

    @Override
    protected List<Topic> asks() {
        return List.of(Topics.QUEUE_REQUESTS);
    }

    @Override
    protected String description() {
        return "expected-follow-up-topology.txt";
    }

    @AfterEach
    void stop() {
        bench.close();
        threads.close();
    }

    @Test
    void an_interaction_is_in_its_agent_s_list_until_it_is_deallocated() {
        bench.pipe(CONVERSATION_EVENTS, composed());
        assertThat(listOf(bench, "amy")).hasSize(1);
        assertThat(listOf(bench, "ben")).isEmpty();

        bench.pipe(CONVERSATION_EVENTS, wrappedUp());
        assertThat(listOf(bench, "amy")).isEmpty();
    }

    @Test
    void events_that_come_twice_change_nothing() {
        List<TestRecord<String, SpecificRecord>> composed = composed();
        List<TestRecord<String, SpecificRecord>> wrappedUp = wrappedUp();
        bench.pipe(CONVERSATION_EVENTS, composed);
        bench.pipe(CONVERSATION_EVENTS, composed);
        assertThat(listOf(bench, "amy")).hasSize(1);
        bench.pipe(CONVERSATION_EVENTS, wrappedUp);

        bench.pipe(CONVERSATION_EVENTS, composed);
        assertThat(listOf(bench, "amy")).isEmpty();

        bench.pipe(CONVERSATION_EVENTS, wrappedUp);
        assertThat(listOf(bench, "amy")).isEmpty();
    }

    @Test
    void an_event_that_comes_after_a_later_one_changes_nothing() {
        List<TestRecord<String, SpecificRecord>> composed = composed();
        bench.pipe(CONVERSATION_EVENTS, wrappedUp());
        bench.pipe(CONVERSATION_EVENTS, composed);

        assertThat(listOf(bench, "amy")).isEmpty();
    }

    @Test
    void events_that_are_read_again_after_a_restart_change_nothing() {
        List<TestRecord<String, SpecificRecord>> composed = composed();
        bench.pipe(CONVERSATION_EVENTS, composed);
        bench.pipe(CONVERSATION_EVENTS, wrappedUp());

        try (TopologyBench next = bench.restarted(Duration.ofSeconds(1))) {
            next.pipe(CONVERSATION_EVENTS, composed);

            assertThat(listOf(next, "amy")).isEmpty();
        }
    }

    @Test
    void a_text_waits_on_its_queue_s_list_until_it_is_taken() {
        List<TestRecord<String, SpecificRecord>> text = texted();
        bench.pipe(CONVERSATION_EVENTS, text);
        assertThat(waiting(bench)).hasSize(1);

        List<TestRecord<String, SpecificRecord>> ended = disconnected();
        bench.pipe(CONVERSATION_EVENTS, ended);
        assertThat(waiting(bench)).isEmpty();

        bench.pipe(CONVERSATION_EVENTS, text);
        bench.pipe(CONVERSATION_EVENTS, ended);
        assertThat(waiting(bench)).isEmpty();
    }

    private List<TestRecord<String, SpecificRecord>> texted() {
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.text(0, "acme", "support", THREAD));
        return threads.records(CONVERSATION_EVENTS);
    }

    /// By a supervisor.
    private List<TestRecord<String, SpecificRecord>> disconnected() {
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnectAll("r3"));
        return threads.records(CONVERSATION_EVENTS);
    }

    private static List<QueueEntry> waiting(TopologyBench bench) {
        return new QueueListStore(bench.rows(QueueListStore.NAME))
                .of(new QueueId("support"), QueueEntry.State.WAITING, "", 10);
    }

    /// The lists of the agent and of the queue, and the counts of both.
    @Test
    void a_compose_writes_less_than_two_kilobytes_here() {
        bench.pipe(CONVERSATION_EVENTS, composed());

        assertThat(bench.bytesWritten().values().stream().mapToLong(Long::longValue).sum())
                .isPositive()
                .isLessThan(2_048);
    }

    @Test
    void a_reply_names_how_far_the_lists_must_come_to_show_the_decision() {
        List<TestRecord<String, SpecificRecord>> events = composed();
        List<Position> written =
                Position.parse(
                        OnbehalfHeaders.text(
                                threads.records(Topics.CONVERSATION_REPLIES).getFirst().headers(),
                                OnbehalfHeaders.WRITTEN));
        assertThat(written)
                .extracting(Position::store)
                .containsExactlyInAnyOrder(InteractionStore.NAME, QueueListStore.NAME, "stints");
        List<Position> ofLists = written.stream().filter(each -> !each.store().equals("stints")).toList();
        assertThat(ofLists).noneMatch(this::isApplied);

        bench.pipe(CONVERSATION_EVENTS, events);

        assertThat(ofLists).allMatch(this::isApplied);
    }

    @Test
    void a_reply_to_a_disconnect_names_what_wrapup_service_must_show_of_the_stint() {
        composed();
        threads.records(Topics.CONVERSATION_REPLIES);
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r2"));

        String stint = ThreadIds.of(THREAD, Kind.PARTICIPANT, 4);
        var thread = new ThreadId(THREAD);
        String ofAmy = OwedList.of(new OrganizationId("acme"), new UserId("amy"));
        String ofSupport = OwedList.of(new QueueId("support"));
        assertThat(
                        Position.parse(
                                OnbehalfHeaders.text(
                                        threads.records(Topics.CONVERSATION_REPLIES).getFirst().headers(),
                                        OnbehalfHeaders.WRITTEN)))
                .contains(
                        Position.ofEndedStint(thread, new ParticipantId(stint)),
                        OwedList.showing(ofAmy, thread, new ParticipantId(stint)),
                        OwedList.showing(ofSupport, thread, new ParticipantId(stint)));
    }

    @Test
    void a_reply_to_what_changes_no_list_names_none() {
        composed();
        threads.records(Topics.CONVERSATION_REPLIES);

        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.send("r2"));

        assertThat(threads.records(Topics.CONVERSATION_REPLIES))
                .singleElement()
                .satisfies(reply -> assertThat(reply.headers().lastHeader(OnbehalfHeaders.WRITTEN)).isNull());
    }

    private boolean isApplied(Position position) {
        return bench.rows(position.store()).hasApplied(position);
    }

    private List<TestRecord<String, SpecificRecord>> composed() {
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.compose("r1", ""));
        return threads.records(CONVERSATION_EVENTS);
    }

    /// The disconnect and the wrap-up, the last of which deallocates the interaction.
    private List<TestRecord<String, SpecificRecord>> wrappedUp() {
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.disconnect("r2"));
        threads.pipe(WRAPUP_EVENTS, THREAD, ThreadFixtures.wrapupCompleted());
        List<TestRecord<String, SpecificRecord>> events = threads.records(CONVERSATION_EVENTS);
        assertThat(events).last().extracting(TestRecord::value).isInstanceOf(InteractionDeallocated.class);
        return events;
    }

    private static List<Interaction> listOf(TopologyBench bench, String user) {
        return new InteractionStore(bench.rows(InteractionStore.NAME)).of(new UserId(user));
    }
}
