package io.onbehalf.bench.compose;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// The smallest topology that keeps a state: it counts the requests of a key and sends each back.
final class EchoTopology {

    static final String REQUESTS = "bench.echo.requests";
    static final String REPLIES = "bench.echo.replies";

    private static final String COUNTS = "counts";

    private EchoTopology() {}

    static void define(StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(COUNTS), Serdes.String(), Serdes.Long()));
        builder.stream(REQUESTS, Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("requests"))
                .process(Echo::new, Named.as("echo"), COUNTS)
                .to(REPLIES, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("replies"));
    }

    private static final class Echo extends ContextualProcessor<String, byte[], String, byte[]> {

        @Override
        public void process(Record<String, byte[]> request) {
            KeyValueStore<String, Long> counts = context().getStateStore(COUNTS);
            Long count = counts.get(request.key());
            counts.put(request.key(), count == null ? 1 : count + 1);
            context().forward(request);
        }
    }
}
