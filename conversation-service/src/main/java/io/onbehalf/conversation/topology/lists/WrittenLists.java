package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventSerdes.Received;
import java.util.List;
import java.util.stream.Stream;

/// The lists that an event changes, so that a read of them can wait for it.
public final class WrittenLists {

    private WrittenLists() {}

    public static List<Position> of(Decided<ConversationEvent> decided) {
        if (!(decided.event() instanceof Participation participation)) {
            return List.of();
        }
        var received = new Received<>(participation, decided.header());
        return Stream.concat(
                        InteractionsByUser.of(received).stream()
                                .map(change -> position(InteractionStore.NAME, change.key(), decided)),
                        OpenByQueue.of(received).stream()
                                .map(fact -> position(QueueListStore.NAME, fact.key(), decided)))
                .toList();
    }

    private static Position position(String store, String list, Decided<ConversationEvent> decided) {
        return new Position(store, list, decided.header().key(), decided.header().sequence());
    }
}
