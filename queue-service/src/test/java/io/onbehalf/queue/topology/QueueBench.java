package io.onbehalf.queue.topology;

import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.Samples;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueReply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/// The topology on the bench; requests are the domain's, everything else is Avro.
final class QueueBench implements AutoCloseable {

    private final RecordMapper mapper = RecordMapper.ofCatalogue();
    private final TopologyBench bench =
            TopologyBench.of(
                    new ServiceDefinition(
                            Topics.QUEUE_SERVICE,
                            List.of(Topics.QUEUE_REPLIES),
                            Topics.QUEUE_DEAD_LETTERS,
                            List.of(Topics.QUEUE_LOADS),
                            QueueTopology::define));

    private int requests;

    TopologyBench topology() {
        return bench;
    }

    QueueReply ask(QueueRequest request) {
        requests++;
        return ask("r" + requests, "", request);
    }

    /// Sends a request or a report, whether it has a reply or not.
    void tell(QueueRequest request) {
        requests++;
        bench.pipe(
                Topics.QUEUE_REQUESTS,
                Samples.ACME.value(),
                avro(Samples.ACME.value(), "r" + requests, "", request));
    }

    QueueReply ask(String requestId, String fingerprint, QueueRequest request) {
        return ask(Samples.ACME.value(), requestId, fingerprint, request);
    }

    QueueReply ask(String organization, String requestId, String fingerprint, QueueRequest request) {
        bench.pipe(Topics.QUEUE_REQUESTS, organization, avro(organization, requestId, fingerprint, request));
        return bench.read(Topics.QUEUE_REPLIES, QueueReply.class).getLast();
    }

    SpecificRecord avro(String organization, String requestId, String fingerprint, QueueRequest request) {
        var stamp = new RequestStamp(requestId, fingerprint, organization, Samples.NOW, Samples.ADA.value());
        Map<String, Object> header = new HashMap<>(ActorFields.of(Actor.user(Samples.ADA)));
        header.putAll(stamp.header(Samples.NOW));
        return mapper.toAvro((Record) request, header);
    }

    QueueStore rows() {
        return new QueueStore(bench.rows(QueueTopology.STORE), Samples.ACME.value());
    }

    @Override
    public void close() {
        bench.close();
    }
}
