package io.onbehalf.kit.lists;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.StoreAlarm;
import io.onbehalf.kit.streams.WholeProcessor;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps lists of one kind in a store: applies each change to the list of the record's key, and forwards the
/// counts of the list.
///
/// What follows from a change for every entry of a list may be too much for one transaction: the rest is left
/// in the store ([Lists#next]) and done in parts, each committed before the next one, also after a restart.
///
/// @param <C> a change
/// @param <L> the counts
public final class ListProcessor<C, L> extends WholeProcessor<C, L> {

    /// Between two parts, so that changes of other lists come in between.
    private static final long PAUSE_MS = 100;

    private final String store;
    private final Lists<C, L> lists;
    private @Nullable PrefixedStore written;
    private @Nullable StoreAlarm alarm;

    /// The part that was forwarded last; its work is still in the store.
    private @Nullable Part<L> sent;

    private ListProcessor(String store, Lists<C, L> lists) {
        super(store);
        this.store = store;
        this.lists = lists;
    }

    /// A part of the work that a change has left.
    ///
    /// @param key of the list
    /// @param output what to forward
    /// @param done takes the part from the work in the store, once the output is committed
    public record Part<L>(String key, L output, Consumer<PrefixedStore> done) {}

    /// Applies a change to the list of a key.
    @FunctionalInterface
    public interface Lists<C, L> {

        /// Returns the counts after the change.
        L apply(PrefixedStore rows, String key, C change);

        /// True for a change after which work may be left.
        default boolean mayLeaveWork(C change) {
            return false;
        }

        /// The next part of the work that is left, of whichever list; empty if none is.
        default Optional<Part<L>> next(PrefixedStore rows) {
            return Optional.empty();
        }
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
        sent = null;
        PrefixedStore rows = new PrefixedStore(context.getStateStore(store));
        written = rows;
        alarm = new StoreAlarm(context, rows, this::goOn);
        // Work that a former instance left.
        alarm.setAt(context.currentSystemTimeMs() + PAUSE_MS);
    }

    /// Does the next part.
    private void goOn(long now) {
        PrefixedStore rows = requireNonNull(written);
        if (sent != null) {
            sent.done().accept(rows);
            sent = null;
        }
        sent = lists.next(rows).orElse(null);
        if (sent != null) {
            context().forward(new Record<>(sent.key(), sent.output(), now));
            context().commit();
            requireNonNull(alarm).setAt(now + PAUSE_MS);
        }
    }

    @Override
    protected void apply(Record<String, C> change) {
        L load = lists.apply(rows(), change.key(), change.value());
        forward(
                new Record<>(
                        change.key(), load, change.timestamp(), OnbehalfHeaders.trace(change.headers())));
        if (lists.mayLeaveWork(change.value())) {
            requireNonNull(alarm).setAt(context().currentSystemTimeMs() + PAUSE_MS);
        }
    }
}
