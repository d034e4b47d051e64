package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Wakes a decider when a moment comes that its state waits for: the moment becomes a request like any other,
/// so a replay decides the same.
///
/// The moments lie in the decider's own store, in order of time (rows `due/<millis>/<key>`), so a restart or
/// a move to another instance forgets none. Whoever is woken must decide something that moves the moment on.
public final class TimerProcessor
        extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String ORDERED = "due/";
    private static final String BY_KEY = "due-at/";

    private final Timer timer;
    private @Nullable Rows stored;

    private TimerProcessor(Timer timer) {
        this.timer = timer;
    }

    /// What is waited for.
    ///
    /// @param store the decider's store, named again where the processor is added
    /// @param moves whether an event may change the moment
    /// @param dueAt the moment that a key's state waits for next; null for none
    /// @param request what asks the decider once it has come
    public record Timer(
            String store,
            Predicate<SpecificRecord> moves,
            BiFunction<Rows, String, @Nullable Instant> dueAt,
            BiFunction<Due, Instant, SpecificRecord> request) {}

    /// A moment that a key waits for.
    ///
    /// @param traceparent of the event since which it waits; empty if it had none
    public record Due(String key, String organizationId, Instant at, String traceparent) {

        private Headers trace() {
            Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
            return traceparent.isEmpty()
                    ? headers
                    : headers.add(RecordHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        }
    }

    public static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(Timer timer) {
        return () -> new TimerProcessor(timer);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new Rows(context.getStateStore(timer.store()));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> wake(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        if (!timer.moves().test(decided.value())) {
            return;
        }
        Rows rows = requireNonNull(stored);
        String key = decided.key();
        Due before = rows.get(BY_KEY, key, Due.class);
        Instant at = timer.dueAt().apply(rows, key);
        if (before != null && !before.at().equals(at)) {
            forget(rows, before);
        }
        if (at != null && (before == null || !before.at().equals(at))) {
            Object organization =
                    decided.value().get(decided.value().getSchema().getField("organizationId").pos());
            Header trace = decided.headers().lastHeader(RecordHeaders.TRACEPARENT);
            String traceparent = trace == null ? "" : new String(trace.value(), UTF_8);
            Due due = new Due(key, String.valueOf(organization), at, traceparent);
            rows.put(BY_KEY, key, due, Due.class);
            rows.put(ORDERED, ordered(due), due, Due.class);
        }
    }

    private void wake(Instant now) {
        Rows rows = requireNonNull(stored);
        List<Due> come = rows.scanUntil(ORDERED, "%015d".formatted(now.toEpochMilli() + 1), Due.class);
        for (Due due : come) {
            forget(rows, due);
            context()
                    .forward(
                            new Record<>(
                                    due.key(),
                                    timer.request().apply(due, now),
                                    now.toEpochMilli(),
                                    due.trace()));
        }
    }

    private static void forget(Rows rows, Due due) {
        rows.put(BY_KEY, due.key(), null, Due.class);
        rows.put(ORDERED, ordered(due), null, Due.class);
    }

    private static String ordered(Due due) {
        return "%015d/%s".formatted(due.at().toEpochMilli(), due.key());
    }
}
