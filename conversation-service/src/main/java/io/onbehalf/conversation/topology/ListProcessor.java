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

/// Keeps lists of one kind in a store: applies each change to the list of the record's key.
///
/// @param <C> a change
final class ListProcessor<C> extends ContextualProcessor<String, C, Void, Void> {

    private final String store;
    private final Lists<C> lists;
    private @Nullable PrefixedStore rows;

    private ListProcessor(String store, Lists<C> lists) {
        this.store = store;
        this.lists = lists;
    }

    /// Applies a change to the list of a key.
    @FunctionalInterface
    interface Lists<C> {
        void apply(PrefixedStore rows, String key, C change);
    }

    static <C> ProcessorSupplier<String, C, Void, Void> supplier(String store, Lists<C> lists) {
        return new ProcessorSupplier<>() {
            @Override
            public ListProcessor<C> get() {
                return new ListProcessor<>(store, lists);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(store));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        rows = new PrefixedStore(context.getStateStore(store));
    }

    @Override
    public void process(Record<String, C> change) {
        lists.apply(requireNonNull(rows), change.key(), change.value());
    }
}
