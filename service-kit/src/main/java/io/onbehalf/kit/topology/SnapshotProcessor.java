package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.topology.Snapshot.SnapshotFunction;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Forwards the snapshot after each event; the same one twice in a row (a hundred members in one request)
/// only once.
public final class SnapshotProcessor<E, V>
        extends ContextualProcessor<String, Decided<E>, String, java.lang.@Nullable Record> {

    private final String store;
    private final BiFunction<PrefixedStore, String, V> view;
    private final SnapshotFunction<E, V> function;
    private @Nullable PrefixedStore rows;
    private @Nullable Snapshot last;

    private SnapshotProcessor(
            String store, BiFunction<PrefixedStore, String, V> view, SnapshotFunction<E, V> function) {
        this.store = store;
        this.view = view;
        this.function = function;
    }

    /// The processor, ready for `KStream.process` with the decider's store.
    ///
    /// @param store the decider's store, named again where the processor is added
    /// @param view how the service sees the rows of a record key
    public static <E, V> ProcessorSupplier<String, Decided<E>, String, java.lang.@Nullable Record> supplier(
            String store, BiFunction<PrefixedStore, String, V> view, SnapshotFunction<E, V> function) {
        return () -> new SnapshotProcessor<>(store, view, function);
    }

    @Override
    public void init(ProcessorContext<String, java.lang.@Nullable Record> context) {
        super.init(context);
        rows = new PrefixedStore(context.getStateStore(store));
        last = null;
    }

    @Override
    public void process(Record<String, Decided<E>> decided) {
        UnprocessableRecord.guarded(() ->
                        function.snapshot(
                                decided.value().event(), view.apply(requireNonNull(rows), decided.key())))
                .filter(snapshot -> !snapshot.equals(last))
                .ifPresent(snapshot -> forward(decided, snapshot));
    }

    private void forward(Record<String, Decided<E>> decided, Snapshot snapshot) {
        last = snapshot;
        context()
                .forward(
                        new Record<>(
                                snapshot.key(),
                                snapshot.value(),
                                decided.timestamp(),
                                OnbehalfHeaders.trace(decided.headers())));
    }
}
