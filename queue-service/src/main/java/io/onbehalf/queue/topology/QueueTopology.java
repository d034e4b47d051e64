package io.onbehalf.queue.topology;

import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.Outcomes;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.kit.topology.Snapshot.SnapshotFunction;
import io.onbehalf.kit.topology.SnapshotProcessor;
import io.onbehalf.queue.domain.QueueDecider;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueEvent.AgentLoadChanged;
import io.onbehalf.queue.domain.QueueEvent.MemberChanged;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueChanged;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberAdded;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.QueueEvent.UserChanged;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueState;
import io.onbehalf.queue.domain.ResponseEvent;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// The topology of queue-service: it reads requests and sends events, replies and snapshots. An
/// organization's rows are in one store. The open conversations of each queue are a replica.
///
/// A change here changes `expected-topology.txt`.
public final class QueueTopology {

    public static final String STORE = "queues";

    private QueueTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, Requested<QueueRequest>> requests =
                serdes.requests(
                        serdes.read(builder, Topics.QUEUE_REQUESTS), QueueRequest.class, "queue-requests");

        Outcomes<QueueEvent, QueueReply> outcomes = serdes.decide(requests, binding());

        serdes.send(outcomes.events(), Topics.QUEUE_EVENTS);
        serdes.send(outcomes.replies(), Topics.QUEUE_REPLIES);
        snapshots(serdes, outcomes.events(), QueueSnapshots::queue, Topics.QUEUES);
        snapshots(serdes, outcomes.events(), QueueSnapshots::member, Topics.QUEUE_MEMBERS);
        snapshots(serdes, outcomes.events(), QueueSnapshots::organization, Topics.ORGANIZATIONS);
        snapshots(serdes, outcomes.events(), QueueSnapshots::user, Topics.USERS);
        Replica.declare(builder, serdes, Topics.QUEUE_LOADS);
    }

    /// The change of a load alone may be committed later: what others wait for is the routing status.
    private static DeciderBinding<QueueState, QueueRequest, QueueEvent, QueueReply> binding() {
        return DeciderBinding.of(STORE, QueueDecider.DECIDER, new QueueStateRepository())
                .deferred(AgentLoadChanged.class::isInstance)
                .edited(QueueDecider::edited)
                .written(QueueTopology::shownWith)
                .build(Topics.QUEUE_EVENTS, Topics.QUEUE_REPLIES, QueueReply.class, QueueReply::refused);
    }

    /// Known to the other services' copies.
    private static List<Position> shownWith(Decided<QueueEvent> decided) {
        return switch (decided.event()) {
            case QueueMemberAdded added -> List.of(Position.ofMember(added.queueId(), added.userId()));
            case QueueCreated created -> List.of(Position.ofQueue(created.queueId()));
            case QueueDeleted deleted -> List.of(Position.ofFormerQueue(deleted.queueId()));
            case MemberChanged _,
                    QueueChanged _,
                    OrganizationUpdated _,
                    UserChanged _,
                    QueueRequestRefused _,
                    ResponseEvent _ ->
                    List.of();
        };
    }

    private static void snapshots(
            EventSerdes serdes,
            KStream<String, Decided<QueueEvent>> events,
            SnapshotFunction<QueueEvent, QueueStore> function,
            Topic topic) {
        serdes.sendRecords(
                events.process(
                        SnapshotProcessor.supplier(STORE, QueueStore::new, function),
                        Named.as("snapshot-" + topic.name()),
                        STORE),
                topic);
    }
}
