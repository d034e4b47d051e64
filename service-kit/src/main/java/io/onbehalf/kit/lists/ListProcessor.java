package io.onbehalf.kit.lists;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps lists of one kind in a store: applies each change to the list of the record's key, and forwards the
/// counts of the list.
///
/// @param <C> a change
/// @param <L> the counts
public final class ListProcessor<C, L> extends ContextualProcessor<String, C, String, L> {

    private final String store;
    private final Lists<C, L> lists;
    private @Nullable PrefixedStore rows;

    private ListProcessor(String store, Lists<C, L> lists) {
        this.store = store;
        this.lists = lists;
    }

    /// Applies a change to the list of a key.
    @FunctionalInterface
    public interface Lists<C, L> {

        /// Returns the counts after the change.
        L apply(PrefixedStore rows, String key, C change);
    }

    public static <C, L> ProcessorSupplier<String, C, String, L> supplier(String store, Lists<C, L> lists) {
        return new ProcessorSupplier<>() {
            @Override
            public ListProcessor<C, L> get() {
                return new ListProcessor<>(store, lists);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(store));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, L> context) {
        super.init(context);
        rows = new PrefixedStore(context.getStateStore(store));
    }

    @Override
    public void process(Record<String, C> change) {
        L load = lists.apply(requireNonNull(rows), change.key(), change.value());
        context()
                .forward(
                        new Record<>(
                                change.key(),
                                load,
                                change.timestamp(),
                                OnbehalfHeaders.trace(change.headers())));
    }
}
