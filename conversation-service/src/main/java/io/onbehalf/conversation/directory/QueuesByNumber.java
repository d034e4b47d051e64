package io.onbehalf.conversation.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The queues of each number. Every inbound PDU asks, and must not have to look through all queues: that is
/// done once a second at most, and for a number that no queue seems to have.
final class QueuesByNumber {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Replica<QueueSnapshot> queues;
    private volatile Index index = new Index(Map.of(), System.nanoTime() - FRESH_NANOS);

    QueuesByNumber(Replica<QueueSnapshot> queues) {
        this.queues = queues;
    }

    private record Index(Map<String, List<String>> idsByNumber, long madeNanos) {}

    /// The queues of any organization that have the number now.
    Stream<QueueSnapshot> of(String number) {
        List<QueueSnapshot> found = with(number);
        if (found.isEmpty() || System.nanoTime() - index.madeNanos() >= FRESH_NANOS) {
            index = new Index(lookThrough(), System.nanoTime());
            found = with(number);
        }
        return found.stream();
    }

    private List<QueueSnapshot> with(String number) {
        return index.idsByNumber().getOrDefault(number, List.of()).stream()
                .map(queues::get)
                .flatMap(Stream::ofNullable)
                .filter(queue -> number.equals(queue.getOutboundNumber()))
                .toList();
    }

    private Map<String, List<String>> lookThrough() {
        return queues.all().stream()
                .filter(queue -> queue.getOutboundNumber() != null)
                .collect(
                        groupingBy(
                                QueueSnapshot::getOutboundNumber,
                                mapping(QueueSnapshot::getQueueId, toList())));
    }
}
