package io.onbehalf.conversation.topology.waiting;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps each queue's list of waiting conversations ([WaitingStore]).
public final class WaitingProcessor extends ContextualProcessor<String, WaitingChange, Void, Void> {

    private @Nullable WaitingStore store;

    private WaitingProcessor() {}

    /// The processor with its store.
    public static ProcessorSupplier<String, WaitingChange, Void, Void> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public WaitingProcessor get() {
                return new WaitingProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(WaitingStore.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        store = new WaitingStore(new PrefixedStore(context.getStateStore(WaitingStore.NAME)));
    }

    @Override
    public void process(Record<String, WaitingChange> change) {
        requireNonNull(store).apply(change.key(), change.value());
    }
}
