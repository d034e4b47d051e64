package io.onbehalf.queue.topology;

import static io.onbehalf.kit.requests.Refusals.KEY_REUSED;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.DeciderProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.Snapshot.Camera;
import io.onbehalf.kit.topology.SnapshotProcessor;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueState;
import io.onbehalf.queue.domain.Queues;
import io.onbehalf.schemas.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/// Requests about queues in; events, replies and snapshots out; the rows of an organization in one store.
public final class QueueTopology {

    public static final String STORE = "queue-state";

    private final RecordMapper mapper;
    private final Snapshots snapshots;

    public QueueTopology(RecordMapper mapper) {
        this.mapper = mapper;
        this.snapshots = new Snapshots(mapper);
    }

    public void draw(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, SpecificRecord> decided =
                serdes.read(builder, Topics.QUEUE_REQUESTS)
                        .process(DeciderProcessor.supplier(queues()), Named.as("decide-queues"));

        serdes.send(decided, Topics.QUEUE_EVENTS);
        serdes.send(decided, Topics.QUEUE_REPLIES);

        decided.process(taken(snapshots::queue), Named.as("snapshot-queues"), STORE)
                .to(Topics.QUEUES.name(), serdes.produced(Topics.QUEUES));
        decided.process(taken(snapshots::member), Named.as("snapshot-members"), STORE)
                .to(Topics.QUEUE_MEMBERS.name(), serdes.produced(Topics.QUEUE_MEMBERS));
        decided.process(taken(snapshots::organization), Named.as("snapshot-organizations"), STORE)
                .to(Topics.ORGANIZATIONS.name(), serdes.produced(Topics.ORGANIZATIONS));
    }

    private static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> taken(
            Camera<QueueRows> camera) {
        return SnapshotProcessor.supplier(STORE, QueueRows::new, camera);
    }

    private DeciderBinding<QueueState, QueueRequest, QueueEvent, QueueReply> queues() {
        return new DeciderBinding<>(
                STORE,
                Queues.DECIDER,
                new QueueStates(),
                Topics.QUEUE_EVENTS,
                mapper.reader(QueueRequest.class),
                (event, header) -> mapper.toAvro((Record) event, header),
                (reply, header) -> mapper.toAvro(reply, header),
                QueueReply.class,
                QueueReply.refused(new Refusal(KEY_REUSED, Map.of())));
    }
}
