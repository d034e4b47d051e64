package io.onbehalf.queue.topology.audit;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.StoreAlarm;
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
    private @Nullable StoreAlarm alarm;

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
        PrefixedStore rows = new PrefixedStore(context.getStateStore(AuditStore.NAME));
        written = rows;
        alarm = new StoreAlarm(context, rows, this::expire);
        alarm.setAt(context.currentSystemTimeMs() + SHORT_PAUSE.toMillis());
    }

    @Override
    protected void apply(Record<String, AuditEvent> event) {
        new AuditStore(rows()).add(event.key(), event.value());
    }

    private void expire(long now) {
        Instant oldest = Instant.ofEpochMilli(now).minus(AuditTopology.KEPT);
        boolean all = new AuditStore(requireNonNull(written)).deleteBefore(oldest, BATCH) < BATCH;
        requireNonNull(alarm).setAt(now + (all ? PAUSE : SHORT_PAUSE).toMillis());
    }
}
