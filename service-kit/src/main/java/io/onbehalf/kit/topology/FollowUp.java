package io.onbehalf.kit.topology;

import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.UnprocessableRecord;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/// A consequence of an event elsewhere: a value under another key, which keeps nothing of the event's headers
/// but the trace.
public record FollowUp<V>(String key, V value) {

    /// The processor that forwards what follows from each event, if anything does.
    ///
    /// @param <E> an event with its header: as it was decided, or as it was received
    public static <E, V> ProcessorSupplier<String, E, String, V> supplier(
            Function<E, Optional<FollowUp<V>>> function) {
        return () ->
                new ContextualProcessor<>() {
                    @Override
                    public void process(Record<String, E> event) {
                        UnprocessableRecord.guarded(() -> function.apply(event.value()))
                                .ifPresent(followUp ->
                                        context()
                                                .forward(
                                                        new Record<>(
                                                                followUp.key(),
                                                                followUp.value(),
                                                                event.timestamp(),
                                                                OnbehalfHeaders.trace(event.headers()))));
                    }
                };
    }
}
