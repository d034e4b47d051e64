package io.onbehalf.queue.topology.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.testing.NewerRows;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.queue.config.QueueConfiguration;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.conversation.ConversationStarted;
import io.onbehalf.schemas.conversation.MessageStatusChanged;
import io.onbehalf.schemas.queue.QueueUpdated;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The events of all services are in the audit of their organization, once, until they are a year old.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditTopologyTest {

    private static final String ACME = "0a0c3e00-0000-4000-8000-000000000001";
    private static final String OTHER = "0a0c3e00-0000-4000-8000-000000000002";
    private static final Instant START = TopologyBench.START;

    private final TopologyBench audit =
            TopologyBench.of(new QueueConfiguration().serviceDefinition(), AuditTopology::define);
    private int events;

    @AfterEach
    void stop() {
        audit.close();
    }

    /// The names are those of changelogs and of the group's state. After a change, a running service must be
    /// drained first, or it starts with an empty audit.
    @Test
    void the_topology_changes_only_on_purpose() throws IOException {
        try (var expected =
                requireNonNull(
                        getClass().getResourceAsStream("expected-audit-topology.txt"), "the description")) {
            assertThat(audit.describe()).isEqualTo(new String(expected.readAllBytes(), UTF_8).strip());
        }
    }

    @Test
    void what_all_services_did_is_found_by_time() {
        String queue = ada(QueueUpdated.class, Topics.QUEUE_EVENTS, START);
        String started = ada(ConversationStarted.class, Topics.CONVERSATION_EVENTS, START.plusSeconds(1));
        String wrapup = ada(WrapupCompleted.class, Topics.WRAPUP_EVENTS, START.plusSeconds(2));

        assertThat(ids(oldestFirst(10, ""))).containsExactly(queue, started, wrapup);
        assertThat(ids(query(START.plusSeconds(1), START.plusSeconds(2), true, "", 10)))
                .containsExactly(started);
        assertThat(ids(store().read(OTHER, newest(10, "")))).isEmpty();
    }

    @Test
    void an_event_that_comes_twice_is_there_once() {
        SpecificRecord event = event(QueueUpdated.class, START, Map.of());

        audit.pipe(Topics.QUEUE_EVENTS, ACME, event);
        audit.pipe(Topics.QUEUE_EVENTS, ACME, event);

        assertThat(read(newest(10, "")).events()).hasSize(1);
        assertThat(read(ofActor("ada", Optional.empty(), "", 10)).events()).hasSize(1);
    }

    @Test
    void what_a_user_did_is_found_by_the_user_and_what_was_done_to_a_thing_by_the_thing() {
        String byAda = ada(QueueUpdated.class, Topics.QUEUE_EVENTS, START);
        String byBen =
                write(
                        Topics.QUEUE_EVENTS,
                        event(QueueUpdated.class, START, Map.of("actor", "ben", "queueId", "sales")));
        SpecificRecord status = event(MessageStatusChanged.class, START, Map.of("conversationId", "talk"));
        put(status, "actorType", ActorType.CARRIER);
        put(status, "actor", null);
        write(Topics.CONVERSATION_EVENTS, status);

        assertThat(ids(ofActor("ada", Optional.empty(), "", 10))).containsExactly(byAda);
        assertThat(ids(ofEntity("sales"))).containsExactly(byBen);
        assertThat(read(ofEntity("talk")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.actor().actorType().name()).isEqualTo("CARRIER"));
        assertThat(ids(ofActor("ada", Optional.of("sales"), "", 10))).isEmpty();
    }

    @Test
    void kinds_of_acts_are_found_in_one_order_of_time() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant at = START.plusSeconds(i);
            all.add(
                    i % 2 == 0
                            ? ada(QueueUpdated.class, Topics.QUEUE_EVENTS, at)
                            : ada(WrapupCompleted.class, Topics.WRAPUP_EVENTS, at));
            ada(ConversationStarted.class, Topics.CONVERSATION_EVENTS, at);
        }

        AuditPage first = read(ofKinds("", 4));
        AuditPage second = read(ofKinds(first.next().orElseThrow(), 4));
        assertThat(ids(first)).containsExactlyElementsOf(all.reversed().subList(0, 4));
        assertThat(ids(second)).containsExactlyElementsOf(all.reversed().subList(4, 6));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_page_begins_where_the_last_one_ended_in_both_directions() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(ada(QueueUpdated.class, Topics.QUEUE_EVENTS, START.plusSeconds(i)));
        }

        AuditPage first = read(oldestFirst(2, ""));
        AuditPage second = read(oldestFirst(3, first.next().orElseThrow()));
        assertThat(ids(first)).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(ids(second)).containsExactlyElementsOf(all.subList(2, 5));
        assertThat(second.next()).isEmpty();
        AuditPage newest = read(newest(2, ""));
        assertThat(ids(newest)).containsExactlyElementsOf(all.reversed().subList(0, 2));
        assertThat(ids(newest(9, newest.next().orElseThrow())))
                .containsExactlyElementsOf(all.reversed().subList(2, 5));
    }

    /// The events of one request have its time; their ids are in no order.
    @Test
    void events_of_the_same_millisecond_are_in_the_order_in_which_they_happened() {
        List<String> all = new ArrayList<>();
        for (long sequence = 8; sequence < 12; sequence++) {
            all.add(
                    write(
                            Topics.CONVERSATION_EVENTS,
                            event(
                                    ConversationStarted.class,
                                    START,
                                    Map.of(
                                            "eventId",
                                            UUID.nameUUIDFromBytes(new byte[] {(byte) sequence}).toString(),
                                            "sequence",
                                            sequence))));
        }

        assertThat(ids(oldestFirst(10, ""))).containsExactlyElementsOf(all);
        AuditPage first = read(newest(2, ""));
        assertThat(ids(first)).containsExactlyElementsOf(all.reversed().subList(0, 2));
        assertThat(ids(newest(10, first.next().orElseThrow())))
                .containsExactlyElementsOf(all.reversed().subList(2, 4));
    }

    @Test
    void a_page_reads_a_bounded_number_of_rows_and_says_where_to_go_on() {
        String wanted =
                write(
                        Topics.QUEUE_EVENTS,
                        event(QueueUpdated.class, START, Map.of("actor", "ben", "queueId", "sales")));
        add(AuditStore.MOST_READ + 20, START.plus(Duration.ofHours(1)));

        AuditPage first = read(ofActor("ben", Optional.of("sales"), "", 10));
        assertThat(first.events()).isEmpty();
        AuditPage second = read(ofActor("ben", Optional.of("sales"), first.next().orElseThrow(), 10));
        assertThat(ids(second)).containsExactly(wanted);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void an_event_is_deleted_with_all_its_rows_once_it_is_a_year_old() {
        Instant old = START.minus(AuditTopology.KEPT);
        add(1_005, old);
        String kept = ada(QueueUpdated.class, Topics.QUEUE_EVENTS, old.plusSeconds(60));

        audit.advanceWallClock(Duration.ofSeconds(11));
        assertThat(audit.keys(AuditStore.NAME)).hasSize(1 + 4 * 6);
        audit.advanceWallClock(Duration.ofSeconds(11));
        assertThat(audit.keys(AuditStore.NAME))
                .hasSize(1 + 4)
                .filteredOn(key -> key.endsWith(kept))
                .hasSize(4);
        audit.advanceWallClock(Duration.ofHours(2));
        assertThat(audit.keys(AuditStore.NAME)).hasSize(1);
    }

    @Test
    void an_old_event_that_can_t_be_read_is_set_aside_and_the_others_are_deleted() {
        Instant old = START.minus(AuditTopology.KEPT).minusSeconds(60);
        ada(QueueUpdated.class, Topics.QUEUE_EVENTS, old);
        ada(QueueUpdated.class, Topics.QUEUE_EVENTS, old.plusSeconds(1));
        String first = firstEvent();
        audit.<byte[]>store(AuditStore.NAME).put(first, "no CBOR".getBytes(UTF_8));

        audit.advanceWallClock(Duration.ofSeconds(11));
        audit.advanceWallClock(Duration.ofSeconds(11));

        assertThat(audit.deadLetters(Topics.QUEUE_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo(first));
        assertThat(audit.keys(AuditStore.NAME)).noneMatch(key -> key.startsWith("event/"));
    }

    @Test
    void an_old_event_of_a_newer_version_waits_with_those_behind_it() {
        Instant old = START.minus(AuditTopology.KEPT).minusSeconds(60);
        ada(QueueUpdated.class, Topics.QUEUE_EVENTS, old);
        ada(QueueUpdated.class, Topics.QUEUE_EVENTS, old.plusSeconds(1));
        KeyValueStore<String, byte[]> store = audit.store(AuditStore.NAME);
        String first = firstEvent();
        byte[] known = store.get(first);
        store.put(first, NewerRows.stamped(known));

        audit.advanceWallClock(Duration.ofSeconds(11));
        assertThat(audit.deadLetters(Topics.QUEUE_DEAD_LETTERS)).isEmpty();
        assertThat(audit.keys(AuditStore.NAME)).filteredOn(key -> key.startsWith("event/")).hasSize(2);

        store.put(first, known);
        audit.advanceWallClock(Duration.ofSeconds(11));
        assertThat(audit.keys(AuditStore.NAME)).noneMatch(key -> key.startsWith("event/"));
    }

    private String firstEvent() {
        return audit.keys(AuditStore.NAME).stream()
                .filter(key -> key.startsWith("event/"))
                .findFirst()
                .orElseThrow();
    }

    private String ada(Class<? extends SpecificRecord> type, Topic topic, Instant at) {
        return write(topic, event(type, at, Map.of()));
    }

    private SpecificRecord event(
            Class<? extends SpecificRecord> type, Instant at, Map<String, Object> given) {
        events++;
        SpecificRecord event =
                SampleEvents.of(
                        type,
                        Map.of(
                                "eventId",
                                new UUID(0, events).toString(),
                                "organizationId",
                                ACME,
                                "occurredAt",
                                at,
                                "actorType",
                                ActorType.USER,
                                "actor",
                                "ada"));
        given.forEach((field, value) -> put(event, field, value));
        return event;
    }

    private static void put(SpecificRecord event, String field, @Nullable Object value) {
        event.put(event.getSchema().getField(field).pos(), value);
    }

    /// Adds many events of Ada's to the store, without a record each.
    private void add(int count, Instant newest) {
        for (int i = 0; i < count; i++) {
            events++;
            store().add(
                            ACME,
                            new AuditEvent(
                                    new UUID(0, events).toString(),
                                    newest.minusSeconds(i),
                                    events,
                                    Actor.user(new UserId("ada")),
                                    new AuditAct(
                                            new AuditKind(
                                                    Topics.QUEUE_SERVICE, AuditEntityType.QUEUE, "Update"),
                                            "sales",
                                            Optional.empty(),
                                            Optional.empty(),
                                            Map.of())));
        }
    }

    private AuditStore store() {
        return new AuditStore(audit.rows(AuditStore.NAME));
    }

    private String write(Topic topic, SpecificRecord event) {
        audit.pipe(topic, "key", event);
        return event.get(event.getSchema().getField("eventId").pos()).toString();
    }

    private AuditPage read(AuditQuery query) {
        return store().read(ACME, query);
    }

    private List<String> ids(AuditQuery query) {
        return ids(read(query));
    }

    private static List<String> ids(AuditPage page) {
        return page.events().stream().map(AuditEvent::eventId).toList();
    }

    private static AuditQuery newest(int limit, String after) {
        return query(START.minusSeconds(60), START.plus(Duration.ofDays(1)), true, after, limit);
    }

    private static AuditQuery oldestFirst(int limit, String after) {
        return query(START.minusSeconds(60), START.plus(Duration.ofDays(1)), false, after, limit);
    }

    private static AuditQuery query(Instant from, Instant to, boolean newestFirst, String after, int limit) {
        return new AuditQuery(
                from, to, Optional.empty(), Optional.empty(), Optional.empty(), newestFirst, after, limit);
    }

    private static AuditQuery ofActor(String user, Optional<String> entity, String after, int limit) {
        AuditQuery all = newest(limit, after);
        return new AuditQuery(
                all.from(),
                all.to(),
                Optional.of(new UserId(user)),
                entity,
                Optional.empty(),
                true,
                after,
                limit);
    }

    private static AuditQuery ofEntity(String id) {
        AuditQuery all = newest(10, "");
        return new AuditQuery(
                all.from(), all.to(), Optional.empty(), Optional.of(id), Optional.empty(), true, "", 10);
    }

    /// Changes of queues, and completed wrap-ups.
    private static AuditQuery ofKinds(String after, int limit) {
        AuditQuery all = newest(limit, after);
        Set<AuditKind> kinds =
                AuditedEvents.KINDS.stream()
                        .filter(kind ->
                                (kind.entityType() == AuditEntityType.QUEUE && kind.action().equals("Update"))
                                        || kind.action().equals("Wrapup"))
                        .collect(Collectors.toSet());
        return new AuditQuery(
                all.from(),
                all.to(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(kinds),
                true,
                after,
                limit);
    }
}
