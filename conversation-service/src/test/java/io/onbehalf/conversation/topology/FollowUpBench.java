package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.QUEUE_EVENTS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.conversation.topology.lists.QueueEntry;
import io.onbehalf.conversation.topology.lists.QueueListStore;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.conversation.StintQueueDeleted;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;

/// Threads, and what follows from their events: each passes on to the other what it writes, until nothing
/// follows.
final class FollowUpBench implements AutoCloseable {

    private final int deliveries;
    private final TopologyBench threads = TopologyBench.of(ConversationConfiguration.definition());
    private final TopologyBench followUps =
            TopologyBench.of(ConversationConfiguration.definition(), FollowUpTopology::define);
    private final List<TestRecord<String, SpecificRecord>> log = new ArrayList<>();
    private final List<StintQueueDeleted> leaving = new ArrayList<>();

    /// @param deliveries how often each record is delivered to what follows
    FollowUpBench(int deliveries) {
        this.deliveries = deliveries;
    }

    void request(SpecificRecord request) {
        request(ThreadFixtures.THREAD, request);
    }

    void request(String thread, SpecificRecord request) {
        threads.pipe(CONVERSATION_REQUESTS, thread, request);
        follow();
    }

    void wrapUp(WrapupCompleted event) {
        threads.pipe(WRAPUP_EVENTS, event.getThreadId(), event);
        follow();
    }

    void delete(QueueDeleted event) {
        queueEvent(event);
    }

    /// An event of queue-service, of the organization of all.
    void queueEvent(SpecificRecord event) {
        for (int i = 0; i < deliveries; i++) {
            followUps.pipe(QUEUE_EVENTS, "acme", event);
        }
        follow();
    }

    /// The time of the threads goes on.
    void pass(Duration time) {
        threads.advanceWallClock(time);
        follow();
    }

    /// All events of the threads come once more, from the first.
    void redeliver() {
        followUps.pipe(CONVERSATION_EVENTS, log);
        follow();
    }

    private void follow() {
        List<TestRecord<String, SpecificRecord>> events = threads.records(CONVERSATION_EVENTS);
        List<TestRecord<String, SpecificRecord>> requests = followUps.records(CONVERSATION_REQUESTS);
        while (!events.isEmpty() || !requests.isEmpty()) {
            log.addAll(events);
            events.forEach(
                    event -> followUps.pipe(CONVERSATION_EVENTS, Collections.nCopies(deliveries, event)));
            requests.stream()
                    .map(TestRecord::value)
                    .filter(StintQueueDeleted.class::isInstance)
                    .forEach(request -> leaving.add((StintQueueDeleted) request));
            threads.pipe(CONVERSATION_REQUESTS, requests);
            events = threads.records(CONVERSATION_EVENTS);
            requests = followUps.records(CONVERSATION_REQUESTS);
        }
    }

    /// What threads were asked since the start because a queue was deleted.
    List<StintQueueDeleted> leaving() {
        return leaving;
    }

    /// The events of all threads since the start.
    List<SpecificRecord> events() {
        return log.stream().map(TestRecord::value).toList();
    }

    /// The events of threads, of a type, since the start.
    <T extends SpecificRecord> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<QueueEntry> list(String queue, QueueEntry.State state) {
        return new QueueListStore(followUps.rows(QueueListStore.NAME)).of(new QueueId(queue), state, "", 10);
    }

    /// What was written for others since the last call.
    <T extends SpecificRecord> List<T> written(Topic topic, Class<T> type) {
        return followUps.read(topic, type);
    }

    @Override
    public void close() {
        followUps.close();
        threads.close();
    }
}
