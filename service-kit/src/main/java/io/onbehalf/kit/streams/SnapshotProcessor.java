package io.onbehalf.kit.streams;

import static java.util.Objects.requireNonNull;

import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Forwards the snapshot after each event; the same one twice in a row (a hundred members at once) only once.
public final class SnapshotProcessor<V>
        extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private final String store;
    private final BiFunction<Rows, String, V> view;
    private final Snapshot.Camera<V> camera;
    private @Nullable Rows stored;
    private @Nullable Snapshot last;

    private SnapshotProcessor(String store, BiFunction<Rows, String, V> view, Snapshot.Camera<V> camera) {
        this.store = store;
        this.view = view;
        this.camera = camera;
    }

    /// The processor, ready for `KStream.process` with the decider's store.
    ///
    /// @param store the decider's store, named again where the processor is added
    /// @param view how the service sees the rows of a record key
    public static <V> ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
            String store, BiFunction<Rows, String, V> view, Snapshot.Camera<V> camera) {
        return () -> new SnapshotProcessor<>(store, view, camera);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new Rows(context.getStateStore(store));
        last = null;
    }

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        V rows = view.apply(requireNonNull(stored), decided.key());
        camera.take(decided.value(), rows)
                .filter(taken -> !taken.equals(last))
                .ifPresent(taken -> forward(decided, taken));
    }

    private void forward(Record<String, SpecificRecord> decided, Snapshot taken) {
        last = taken;
        context()
                .forward(
                        new Record<>(
                                taken.key(),
                                taken.value(),
                                decided.timestamp(),
                                RecordHeaders.trace(decided.headers())));
    }
}
