package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.carrier.outbound.PartitionBacklog.OffsetRange;
import io.onbehalf.kit.streams.HeldPartitions;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// Restores the backlog of a partition that this instance gets: what earlier owners committed and attempted.
final class BacklogRestorer {

    private static final Duration POLL = Duration.ofMillis(200);

    /// An attempt is not written so long before its message, whatever the clocks of the writers say.
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

    private final OutboundClients clients;
    private final Function<ConsumerRecord<String, byte[]>, Optional<SpecificRecord>> attemptOf;
    private final HeldPartitions<?> held;

    /// @param attemptOf reads a record of `carrier.attempts`; empty for one that can't be read
    /// @param held holds a partition with an attempt that can't be read yet
    BacklogRestorer(
            OutboundClients clients,
            Function<ConsumerRecord<String, byte[]>, Optional<SpecificRecord>> attemptOf,
            HeldPartitions<?> held) {
        this.clients = clients;
        this.attemptOf = attemptOf;
        this.held = held;
    }

    /// Reads what earlier owners left of a partition; empty if the partition is held.
    ///
    /// @param member the consumer that the partition is assigned to
    /// @param limits SMS a second by number
    Optional<PartitionBacklog> restore(
            Consumer<String, byte[]> member, int partition, ToDoubleFunction<String> limits) {
        TopicPartition outbound = new TopicPartition(Topics.CARRIER_OUTBOUND.name(), partition);
        TopicPartition attempts = new TopicPartition(Topics.CARRIER_ATTEMPTS.name(), partition);
        OffsetAndMetadata committed = member.committed(Set.of(outbound)).get(outbound);
        long from = committed == null ? 0 : committed.offset();
        long attemptsEnd = end(attempts);
        long attemptsFrom =
                committed == null || committed.metadata().isEmpty()
                        ? attemptsOnOldest(member, outbound, attempts).orElse(attemptsEnd)
                        : Long.parseLong(committed.metadata());
        long outboundEnd = member.endOffsets(List.of(outbound)).getOrDefault(outbound, from);
        OffsetRange read = new OffsetRange(attemptsFrom, attemptsEnd);
        return log(attempts, read, attempt -> held.hold(outbound, attempt, member))
                .map(log -> new PartitionBacklog(log, limits, new OffsetRange(from, outboundEnd), read));
    }

    /// From where the attempts are to be read if the group has no offset, or none any more: all messages that
    /// are still on the topic are read again, and no attempt on the oldest of them was written before it.
    private static Optional<Long> attemptsOnOldest(
            Consumer<String, byte[]> member, TopicPartition outbound, TopicPartition attempts) {
        return firstSince(member, outbound, 0)
                .flatMap(oldest ->
                        firstSince(
                                member,
                                attempts,
                                Math.max(0, oldest.timestamp() - CLOCK_DIFFERENCE.toMillis())))
                .map(OffsetAndTimestamp::offset);
    }

    private static Optional<OffsetAndTimestamp> firstSince(
            Consumer<String, byte[]> member, TopicPartition partition, long timestamp) {
        return Optional.ofNullable(member.offsetsForTimes(Map.of(partition, timestamp)).get(partition));
    }

    /// Empty if an attempt waits.
    private Optional<AttemptLog> log(
            TopicPartition attempts, OffsetRange range, Predicate<ConsumerRecord<String, byte[]>> waits) {
        AttemptLog log = new AttemptLog();
        try (Consumer<String, byte[]> reader = clients.readers().get()) {
            reader.assign(List.of(attempts));
            reader.seek(attempts, range.from());
            while (reader.position(attempts) < range.end()) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                    if (waits.test(record)) {
                        return Optional.empty();
                    }
                    attemptOf.apply(record).ifPresent(attempt -> log.read(record.offset(), attempt));
                }
            }
        }
        return Optional.of(log);
    }

    /// The end including uncommitted records: the last transaction of a dead owner may be decided while its
    /// end is not yet marked on this partition.
    private long end(TopicPartition attempts) {
        try (Consumer<String, byte[]> watcher = clients.watchers().get()) {
            return watcher.endOffsets(List.of(attempts)).getOrDefault(attempts, 0L);
        }
    }
}
