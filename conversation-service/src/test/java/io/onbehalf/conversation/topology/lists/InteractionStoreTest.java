package io.onbehalf.conversation.topology.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.conversation.topology.lists.InteractionChange.Kind;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.TestStores;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionStoreTest {

    private static final Interaction CONNECTED =
            new Interaction(
                    new OrganizationId("acme"),
                    new ConversationId(ThreadFixtures.CONVERSATION),
                    new ParticipantId(ThreadFixtures.MESSAGE),
                    Instant.parse("2026-01-02T03:04:05Z"),
                    true);

    @Test
    void an_event_counts_as_seen_only_after_its_change_is_written() {
        KeyValueStore<String, byte[]> store = mock();

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

    private static PrefixedStore rows() {
        return new PrefixedStore(TestStores.inMemory(new MockProcessorContext<String, Object>()));
    }

    private static int load(InteractionStore interactions, Kind kind, long sequence) {
        return interactions.apply("amy", change(kind, sequence)).load().conversations();
    }

    private static InteractionChange change(Kind kind, long sequence) {
        return new InteractionChange(
                CONNECTED, kind, new ThreadId(ThreadFixtures.THREAD), sequence, Actor.SYSTEM);
    }
}
