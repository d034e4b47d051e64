package io.onbehalf.wrapup.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.DeciderProcessor;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The kit's loop, for a decider that looks things up: it is made where the copies can be reached.
final class StintProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    private final Function<ProcessorContext<?, ?>, DeciderBinding<?, ?, ?, ?>> aggregate;
    private @Nullable Processor<String, SpecificRecord, String, SpecificRecord> loop;

    private StintProcessor(Function<ProcessorContext<?, ?>, DeciderBinding<?, ?, ?, ?>> aggregate) {
        this.aggregate = aggregate;
    }

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
            String store, Function<ProcessorContext<?, ?>, DeciderBinding<?, ?, ?, ?>> aggregate) {
        return new ProcessorSupplier<>() {
            @Override
            public StintProcessor get() {
                return new StintProcessor(aggregate);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.store(store));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        var decider = DeciderProcessor.supplier(aggregate.apply(context)).get();
        decider.init(context);
        loop = decider;
    }

    @Override
    public void process(Record<String, SpecificRecord> asked) {
        requireNonNull(loop).process(asked);
    }
}
