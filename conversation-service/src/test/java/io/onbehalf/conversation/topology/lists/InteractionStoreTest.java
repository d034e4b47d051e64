package io.onbehalf.conversation.topology.lists;

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
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractionStoreTest {

    @Test
    void an_event_counts_as_seen_only_after_its_change_is_written() {
        KeyValueStore<String, byte[]> store = mock();
        var interaction =
                new Interaction(
                        new OrganizationId("acme"),
                        new ConversationId(ThreadFixtures.CONVERSATION),
                        new ParticipantId(ThreadFixtures.MESSAGE),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        true);

        new InteractionStore(new PrefixedStore(store))
                .apply(
                        "amy",
                        new InteractionChange(
                                interaction,
                                Kind.JOINED,
                                new ThreadId(ThreadFixtures.THREAD),
                                3,
                                Actor.SYSTEM));

        InOrder order = inOrder(store);
        order.verify(store).put(startsWith("user/amy/"), any());
        order.verify(store).put(startsWith("seen/amy/"), any());
    }
}
