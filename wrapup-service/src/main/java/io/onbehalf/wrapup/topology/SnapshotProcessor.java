package io.onbehalf.wrapup.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.streams.Rows;
import io.onbehalf.wrapup.topology.Snapshots.Camera;
import io.onbehalf.wrapup.topology.Snapshots.Snapshot;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Forwards the snapshot after each event; the same one twice in a row (a hundred codes at once) only once.
final class SnapshotProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private final Camera camera;
    private @Nullable Rows stored;
    private @Nullable Snapshot last;

    SnapshotProcessor(Camera camera) {
        this.camera = camera;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new Rows(context.getStateStore(WrapupTopology.CODES));
        last = null;
    }

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        var rows = new CodeRows(requireNonNull(stored), decided.key());
        camera.take(decided.value(), rows)
                .filter(taken -> !taken.equals(last))
                .ifPresent(taken -> forward(decided, taken));
    }

    private void forward(Record<String, SpecificRecord> decided, Snapshot taken) {
        last = taken;
        context().forward(new Record<>(taken.key(), taken.value(), decided.timestamp()));
    }
}
