package io.onbehalf.queue.topology.audit;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.clock.Alarm;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.streams.WholeProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Adds the events of an organization, the record's key, to the audit, and deletes those that are too old.
///
/// They are deleted a thousand at a time, every ten seconds in each partition until there are none left and
/// then every hour, because new events wait for the thread that deletes.
final class AuditProcessor extends WholeProcessor<AuditEvent, Void> {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
    private static final int BATCH = 1_000;

    private @Nullable PrefixedStore written;
    private @Nullable Alarm alarm;

    private AuditProcessor() {
        super(AuditStore.NAME);
    }

    static ProcessorSupplier<String, AuditEvent, String, Void> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public AuditProcessor get() {
                return new AuditProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(AuditStore.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Void> context) {
        super.init(context);
        written = new PrefixedStore(context.getStateStore(AuditStore.NAME));
        alarm = new Alarm(context, this::expire);
        alarm.setAt(context.currentSystemTimeMs() + SHORT_PAUSE.toMillis());
    }

    @Override
    protected void apply(Record<String, AuditEvent> event) {
        new AuditStore(rows()).add(event.key(), event.value());
    }

    /// Sets aside a row that can't be read, and deletes the others a moment later.
    private void expire(long now) {
        PrefixedStore rows = requireNonNull(written);
        Instant oldest = Instant.ofEpochMilli(now).minus(AuditTopology.KEPT);
        Duration pause = SHORT_PAUSE;
        try {
            pause = new AuditStore(rows).deleteBefore(oldest, BATCH) < BATCH ? PAUSE : SHORT_PAUSE;
        } catch (UnreadableRow row) {
            rows.delete(row);
            throw new UnprocessableRecord(row);
        } finally {
            requireNonNull(alarm).setAt(now + pause.toMillis());
        }
    }
}
