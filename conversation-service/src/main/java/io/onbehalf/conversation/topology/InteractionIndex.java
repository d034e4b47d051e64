package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StateCodec;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Each agent's list of interactions: connected, or disconnected with a wrap-up owed.
///
/// PrefixedStore `user/<user>/<conversation>`, on the user's partition.
public final class InteractionIndex extends ContextualProcessor<String, byte[], Void, Void> {

    private @Nullable PrefixedStore stored;

    private InteractionIndex() {}

    /// The rows of one agent.
    public static String prefix(String userId) {
        return "user/" + userId + "/";
    }

    static ProcessorSupplier<String, byte[], Void, Void> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public InteractionIndex get() {
                return new InteractionIndex();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.store(ConversationTopology.INTERACTIONS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        stored = new PrefixedStore(context.getStateStore(ConversationTopology.INTERACTIONS));
    }

    @Override
    public void process(Record<String, byte[]> changed) {
        ConversationSnapshot snapshot = StateCodec.read(changed.value(), ConversationSnapshot.class);
        if (snapshot == null) {
            return;
        }
        boolean listed =
                snapshot.participants().stream()
                        .anyMatch(each ->
                                each.listed()
                                        && each.userId() != null
                                        && each.userId().value().equals(changed.key()));
        requireNonNull(stored)
                .put(
                        prefix(changed.key()),
                        snapshot.conversationId().value(),
                        listed ? snapshot : null,
                        ConversationSnapshot.class);
    }
}
