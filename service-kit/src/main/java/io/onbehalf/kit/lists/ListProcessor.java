package io.onbehalf.kit.lists;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.WholeProcessor;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/// Keeps lists of one kind in a store: applies each change to the list of the record's key, and forwards the
/// counts of the list.
///
/// @param <C> a change
/// @param <L> the counts
public final class ListProcessor<C, L> extends WholeProcessor<C, L> {

    private final Lists<C, L> lists;

    private ListProcessor(String store, Lists<C, L> lists) {
        super(store);
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
    protected void apply(Record<String, C> change) {
        L load = lists.apply(rows(), change.key(), change.value());
        forward(
                new Record<>(
                        change.key(), load, change.timestamp(), OnbehalfHeaders.trace(change.headers())));
    }
}
