package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.kit.testing.TopologyBench;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;

/// The topology of threads and that of what follows from them, each on its bench.
final class FollowedThreads implements AutoCloseable {

    private final TopologyBench threads = TopologyBench.of(ConversationConfiguration.definition());
    private final TopologyBench followUps =
            TopologyBench.of(ConversationConfiguration.definition(), FollowUpTopology::define);
    private final List<TestRecord<String, SpecificRecord>> events = new ArrayList<>();

    TopologyBench threads() {
        return threads;
    }

    TopologyBench followUps() {
        return followUps;
    }

    /// Everything that happened on threads, in order.
    List<TestRecord<String, SpecificRecord>> events() {
        return List.copyOf(events);
    }

    /// Those of one type.
    <T> List<T> all(Class<T> type) {
        return events.stream().map(TestRecord::value).filter(type::isInstance).map(type::cast).toList();
    }

    /// Decides a request, and everything that follows from it.
    void request(String key, SpecificRecord request) {
        threads.pipe(CONVERSATION_REQUESTS, key, request);
        follow(newEvents());
    }

    /// What happened on threads since the last call, and is not passed on yet.
    List<TestRecord<String, SpecificRecord>> newEvents() {
        List<TestRecord<String, SpecificRecord>> decided = threads.records(CONVERSATION_EVENTS);
        events.addAll(decided);
        return decided;
    }

    /// Passes events on, and what follows from them back, until nothing follows.
    void follow(List<TestRecord<String, SpecificRecord>> from) {
        List<TestRecord<String, SpecificRecord>> next = from;
        while (!next.isEmpty()) {
            followUps.pipe(CONVERSATION_EVENTS, next);
            threads.pipe(CONVERSATION_REQUESTS, followUps.records(CONVERSATION_REQUESTS));
            next = newEvents();
        }
    }

    @Override
    public void close() {
        followUps.close();
        threads.close();
    }
}
