package io.onbehalf.kit.testing;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The way by which a request from the API of a [BenchedService] gets its reply. A test that needs another
/// route than [#through], such as one by way of another service, declares a bean of this type.
@FunctionalInterface
public interface RequestRoute {

    SpecificRecord reply(ProducerRecord<String, SpecificRecord> request);

    /// The route through the service's own topology, which replies immediately.
    static RequestRoute through(TopologyBench bench) {
        return request -> {
            bench.send(request);
            return bench.reply().orElseThrow(() -> new IllegalStateException("no reply to " + request));
        };
    }
}
