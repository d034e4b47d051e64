package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps each agent's list of interactions ([InteractionStore]).
final class InteractionProcessor extends ContextualProcessor<String, InteractionChange, Void, Void> {

    private @Nullable InteractionStore store;

    static ProcessorSupplier<String, InteractionChange, Void, Void> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public InteractionProcessor get() {
                return new InteractionProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(InteractionStore.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = new InteractionStore(new PrefixedStore(context.getStateStore(InteractionStore.NAME)));
    }

    @Override
    public void process(Record<String, InteractionChange> change) {
        requireNonNull(store).apply(change.key(), change.value());
    }
}
