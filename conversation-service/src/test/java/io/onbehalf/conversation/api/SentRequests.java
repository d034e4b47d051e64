package io.onbehalf.conversation.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The requests that the API sent to their owners, in order.
final class SentRequests {

    private final List<ProducerRecord<String, SpecificRecord>> sent = new CopyOnWriteArrayList<>();

    void add(ProducerRecord<String, SpecificRecord> request) {
        sent.add(request);
    }

    /// The requests about a thread since the last call.
    List<ProducerRecord<String, SpecificRecord>> take(String threadId) {
        List<ProducerRecord<String, SpecificRecord>> taken =
                sent.stream().filter(request -> request.key().equals(threadId)).toList();
        sent.removeAll(taken);
        return taken;
    }
}
