package io.onbehalf.conversation.topology.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.spy;

import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.conversation.topology.lists.InteractionChange.Kind;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.TestStores;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionStoreTest {

    private static final OrganizationId ACME = new OrganizationId("acme");

    private static final Interaction CONNECTED =
            new Interaction(
                    ACME,
                    new ConversationId(ThreadFixtures.CONVERSATION),
                    new ParticipantId(ThreadFixtures.MESSAGE),
                    Instant.parse("2026-01-02T03:04:05Z"),
                    true);

    @Test
    void an_event_counts_as_seen_only_after_its_change_is_written() {
        KeyValueStore<String, byte[]> store = spy(store());

        new InteractionStore(new PrefixedStore(store)).apply("amy", change(Kind.JOINED, 3));

        InOrder order = inOrder(store);
        order.verify(store).put(startsWith("user/amy/"), any());
        order.verify(store).put(startsWith("seen/amy/"), any());
    }

    @Test
    void an_interaction_counts_until_it_is_deallocated() {
        var amys = new InteractionStore(rows());

        assertThat(load(amys, Kind.JOINED, 3)).isEqualTo(1);
        assertThat(load(amys, Kind.ENDED, 4)).isEqualTo(1);
        assertThat(load(amys, Kind.LEFT, 5)).isEqualTo(0);
        assertThat(load(amys, Kind.LEFT, 5)).isEqualTo(0);
    }

    /// A release before did not count it any more when the stint ended.
    @Test
    void an_interaction_that_does_not_count_leaves_the_count_as_it_is() {
        PrefixedStore rows = rows();
        var ended =
                new Interaction(
                        CONNECTED.organizationId(),
                        CONNECTED.conversationId(),
                        CONNECTED.participantId(),
                        CONNECTED.connectedAt(),
                        false);
        rows.put("user/amy/", ended.participantId().value(), ended, Interaction.class);

        assertThat(load(new InteractionStore(rows), Kind.LEFT, 5)).isEqualTo(0);
    }

    @Test
    void a_page_shows_each_conversation_once_at_its_latest_interaction_the_latest_first() {
        PrefixedStore rows = rows();
        join(rows, "0a", 1, 1, 10);
        join(rows, "0b", 1, 1, 20);
        join(rows, "0c", 1, 1, 30);
        join(rows, "0a", 2, 3, 15);
        join(rows, "0a", 1, 2, 40);

        assertThat(page(rows, 0, 2)).containsExactly("0a/1/2", "0c/1/1");
        assertThat(page(rows, 2, 2)).containsExactly("0b/1/1", "0a/2/3");
        assertThat(page(rows, 4, 2)).isEmpty();
        assertThat(count(rows)).isEqualTo(4);

        leave(rows, "0a", 1, 2, 50);
        assertThat(page(rows, 0, 9)).containsExactly("0c/1/1", "0b/1/1", "0a/2/3", "0a/1/1");

        leave(rows, "0a", 1, 1, 51);
        assertThat(page(rows, 0, 9)).containsExactly("0c/1/1", "0b/1/1", "0a/2/3");
    }

    @Test
    void a_page_reads_its_own_interactions_and_no_other() {
        KeyValueStore<String, byte[]> store = store();
        var rows = new PrefixedStore(store);
        join(rows, "0a", 1, 1, 10);
        join(rows, "0b", 1, 1, 20);
        store.put("user/amy/" + participant("0a", 1), "no CBOR".getBytes(UTF_8));

        assertThat(page(rows, 0, 1)).containsExactly("0b/1/1");
        assertThat(count(rows)).isEqualTo(2);
    }

    @Test
    void an_interaction_that_connects_after_its_alert_moves() {
        PrefixedStore rows = rows();
        join(rows, "0a", 1, 1, 10);
        join(rows, "0b", 1, 1, 20);
        join(rows, "0a", 1, 1, 30);

        assertThat(page(rows, 0, 9)).containsExactly("0a/1/1", "0b/1/1");
        assertThat(count(rows)).isEqualTo(2);
    }

    @Test
    void a_list_of_a_release_without_places_gets_them_without_the_rows_that_can_t_be_read() {
        KeyValueStore<String, byte[]> store = store();
        var rows = new PrefixedStore(store);
        join(rows, "0a", 1, 1, 10);
        join(rows, "0b", 1, 1, 20);
        store.put("user/amy/" + participant("0a", 1), "no CBOR".getBytes(UTF_8));
        rows.keysBetween("place/acme:amy/", "", "~", false, 9)
                .forEach(place -> rows.delete("place/acme:amy/", place));
        rows.delete("placed/", "acme:amy");

        join(rows, "0c", 1, 1, 15);

        assertThat(page(rows, 0, 9)).containsExactly("0b/1/1", "0c/1/1");
    }

    @Test
    void a_list_of_a_release_without_places_is_shown_and_gets_them_with_the_next_change() {
        PrefixedStore rows = rows();
        join(rows, "0a", 1, 1, 10);
        join(rows, "0b", 1, 1, 20);
        rows.keysBetween("place/acme:amy/", "", "~", false, 9)
                .forEach(place -> rows.delete("place/acme:amy/", place));
        rows.delete("placed/", "acme:amy");
        assertThat(page(rows, 0, 9)).containsExactly("0b/1/1", "0a/1/1");
        assertThat(count(rows)).isEqualTo(2);

        join(rows, "0c", 1, 1, 15);

        assertThat(page(rows, 0, 9)).containsExactly("0b/1/1", "0c/1/1", "0a/1/1");
        assertThat(rows.count("place/acme:amy/")).isEqualTo(3);
    }

    /// While a service is updated, an instance of the release before may write to the list once more.
    @Test
    void what_a_release_without_places_has_changed_since_is_shown() {
        KeyValueStore<String, byte[]> store = store();
        var rows = new PrefixedStore(store);
        join(rows, "0a", 1, 1, 10);
        byte[] placed = store.get("placed/acme:amy");
        join(rows, "0b", 1, 1, 20);
        store.put("placed/acme:amy", placed);
        rows.keysBetween("place/acme:amy/", "000000000000020", "~", false, 9)
                .forEach(place -> rows.delete("place/acme:amy/", place));

        assertThat(page(rows, 0, 9)).containsExactly("0b/1/1", "0a/1/1");
        leave(rows, "0a", 1, 1, 30);
        assertThat(page(rows, 0, 9)).containsExactly("0b/1/1");
        assertThat(rows.count("place/acme:amy/")).isEqualTo(1);
    }

    @Test
    void a_crash_between_any_two_writes_leaves_the_list_right_after_the_event_comes_again() {
        for (int kept = 0; kept < 12; kept++) {
            KeyValueStore<String, byte[]> store = store();
            var rows = new PrefixedStore(store);
            join(rows, "0a", 1, 1, 10);
            join(rows, "0b", 1, 1, 20);
            AtomicInteger writes = new AtomicInteger(kept);
            KeyValueStore<String, byte[]> crashing = spy(store);
            doAnswer(write -> writes.getAndDecrement() > 0 ? write.callRealMethod() : null)
                    .when(crashing)
                    .put(any(), any());
            join(new PrefixedStore(crashing), "0a", 1, 1, 30);

            join(rows, "0a", 1, 1, 30);

            assertThat(page(rows, 0, 9)).as("after %d writes", kept).containsExactly("0a/1/1", "0b/1/1");
            assertThat(count(rows)).isEqualTo(2);
            assertThat(rows.count("place/acme:amy/")).isEqualTo(2);
        }
    }

    private static void join(PrefixedStore rows, String thread, int conversation, int participant, long at) {
        apply(rows, thread, conversation, participant, at, Kind.JOINED);
    }

    private static void leave(PrefixedStore rows, String thread, int conversation, int participant, long at) {
        apply(rows, thread, conversation, participant, at, Kind.LEFT);
    }

    /// @param at its sequence too
    private static void apply(
            PrefixedStore rows, String thread, int conversation, int participant, long at, Kind kind) {
        var interaction =
                new Interaction(
                        ACME,
                        new ConversationId(
                                ThreadIds.of(thread.repeat(10), ThreadIds.Kind.CONVERSATION, conversation)),
                        new ParticipantId(participant(thread, participant)),
                        Instant.ofEpochMilli(at),
                        true);
        new InteractionStore(rows)
                .apply(
                        "amy",
                        new InteractionChange(
                                interaction, kind, new ThreadId(thread.repeat(10)), at, Actor.SYSTEM));
    }

    private static String participant(String thread, int participant) {
        return ThreadIds.of(thread.repeat(10), ThreadIds.Kind.PARTICIPANT, participant);
    }

    /// Each interaction as its thread, conversation and participant.
    private static List<String> page(PrefixedStore rows, long offset, int size) {
        return new InteractionStore(rows)
                .page(new UserId("amy"), ACME, offset, size).stream()
                        .map(each ->
                                "%s/%d/%d"
                                        .formatted(
                                                each.conversationId().value().substring(0, 2),
                                                number(
                                                        each.conversationId().value(),
                                                        ThreadIds.Kind.CONVERSATION),
                                                number(
                                                        each.participantId().value(),
                                                        ThreadIds.Kind.PARTICIPANT)))
                        .toList();
    }

    private static long number(String id, ThreadIds.Kind kind) {
        return ThreadIds.counterOf(id, kind).orElseThrow();
    }

    private static long count(PrefixedStore rows) {
        return new InteractionStore(rows).count(new UserId("amy"), ACME);
    }

    private static PrefixedStore rows() {
        return new PrefixedStore(store());
    }

    private static KeyValueStore<String, byte[]> store() {
        return TestStores.inMemory(new MockProcessorContext<String, Object>());
    }

    private static int load(InteractionStore interactions, Kind kind, long sequence) {
        return interactions.apply("amy", change(kind, sequence)).load().conversations();
    }

    private static InteractionChange change(Kind kind, long sequence) {
        return new InteractionChange(
                CONNECTED, kind, new ThreadId(ThreadFixtures.THREAD), sequence, Actor.SYSTEM);
    }
}
