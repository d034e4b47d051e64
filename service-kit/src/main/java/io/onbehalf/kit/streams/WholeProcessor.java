package io.onbehalf.kit.streams;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.StagedStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A processor whose work on a record is done whole or not at all.
///
/// What it writes and forwards waits until the work is done and its rows are measured. If that fails, because
/// of the record or of a row that can't be read, nothing is written, the record is set aside
/// ([UnprocessableRecord]), and the next one follows. Scans see what is written, not what waits.
public abstract class WholeProcessor<I, O> extends ContextualProcessor<String, I, String, O> {

    private final String store;
    private final List<Output<O>> outputs = new ArrayList<>();
    private @Nullable StagedStore rows;
    private int mostBytes;

    /// @param step that it goes to; null for all
    private record Output<O>(Record<String, O> record, @Nullable String step) {}

    /// @param store its state store
    protected WholeProcessor(String store) {
        this.store = store;
    }

    @Override
    public void init(ProcessorContext<String, O> context) {
        super.init(context);
        outputs.clear();
        rows = new StagedStore(context.getStateStore(store));
        mostBytes = StreamsSettings.maxRecordBytes(context.appConfigs());
    }

    /// Works on a record, by [#rows] and [#forward].
    protected abstract void apply(Record<String, I> record);

    /// The reply to the caller of a record that is set aside; null if nobody waits for one. One that is too
    /// large is not sent.
    protected @Nullable ProducerRecord<byte[], byte[]> refusal(Record<String, I> record) {
        return null;
    }

    /// The rows, whose writes wait.
    protected final StagedStore rows() {
        return requireNonNull(rows);
    }

    /// Forwards a record to all next steps when the work is done.
    protected final void forward(Record<String, O> output) {
        outputs.add(new Output<>(output, null));
    }

    /// Forwards a record to one of the next steps when the work is done.
    ///
    /// @param step its name in the topology
    protected final void forward(Record<String, O> output, String step) {
        outputs.add(new Output<>(output, step));
    }

    @Override
    public final void process(Record<String, I> record) {
        try {
            apply(record);
            rows().requireAtMost(mostBytes);
        } catch (RuntimeException e) {
            rows().discard();
            outputs.clear();
            throw unprocessable(record, e);
        }
        rows().flush();
        List<Output<O>> ready = List.copyOf(outputs);
        outputs.clear();
        ready.forEach(this::send);
    }

    private void send(Output<O> output) {
        if (output.step() == null) {
            context().forward(output.record());
        } else {
            context().forward(output.record(), output.step());
        }
    }

    /// An answer quotes the request's id, which may be of any length.
    private @Nullable ProducerRecord<byte[], byte[]> sendable(
            @Nullable ProducerRecord<byte[], byte[]> answer) {
        return answer == null || RecordBytes.size(answer.key(), answer.value(), answer.headers()) > mostBytes
                ? null
                : answer;
    }

    private RuntimeException unprocessable(Record<String, I> record, RuntimeException problem) {
        RuntimeException failure = UnprocessableRecord.of(problem);
        return failure instanceof UnprocessableRecord
                ? new UnprocessableRecord(
                        problem, UnprocessableRecord.guarded(() -> sendable(refusal(record))))
                : failure;
    }
}
