package io.onbehalf.conversation.carrier.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.kit.streams.HeldPartitions;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Which attempts a partition's new owner reads.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogRestorerTest {

    private static final TopicPartition OUTBOUND = new TopicPartition(Topics.CARRIER_OUTBOUND.name(), 0);
    private static final TopicPartition ATTEMPTS = new TopicPartition(Topics.CARRIER_ATTEMPTS.name(), 0);
    private static final Instant NOON = Acme.NOON;

    private final List<Instant> attempts =
            List.of(
                    NOON.minus(Duration.ofDays(6)),
                    NOON.minus(Duration.ofMinutes(61)),
                    NOON.minus(Duration.ofMinutes(59)),
                    NOON,
                    NOON.plusSeconds(1));
    private final List<Long> read = new ArrayList<>();
    private List<Instant> messages = List.of(NOON, NOON.plusSeconds(1));
    private @Nullable OffsetAndMetadata committed;
    private @Nullable Long unreadable;
    private final HeldPartitions<String> held =
            new HeldPartitions<>(record ->
                    Optional.of("its schema is new")
                            .filter(_ -> Objects.equals(unreadable, record.offset())));

    @Test
    void the_attempts_are_read_from_where_the_committed_offset_says() {
        committed = new OffsetAndMetadata(1, "4");

        restore();

        assertThat(read).containsExactly(4L);
    }

    @Test
    void without_an_offset_they_are_read_from_the_oldest_message_that_is_there() {
        PartitionBacklog backlog = restore().orElseThrow();

        assertThat(read).containsExactly(2L, 3L, 4L);
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(2);
    }

    @Test
    void without_an_offset_and_without_a_message_none_is_read() {
        messages = List.of();

        PartitionBacklog backlog = restore().orElseThrow();

        assertThat(read).isEmpty();
        assertThat(backlog.attemptsNeededFrom()).isEqualTo(attempts.size());
    }

    @Test
    void with_an_attempt_that_can_t_be_read_yet_there_is_no_backlog_and_the_partition_is_held() {
        unreadable = 3L;
        var member = new Member();
        member.assign(List.of(OUTBOUND));

        assertThat(restore(member)).isEmpty();
        assertThat(read).containsExactly(2L);
        assertThat(member.paused()).containsExactly(OUTBOUND);

        unreadable = null;
        assertThat(held.release(member)).containsExactly(OUTBOUND);
        assertThat(restore(member)).isPresent();
        assertThat(member.paused()).isEmpty();
    }

    private Optional<PartitionBacklog> restore() {
        return restore(new Member());
    }

    private Optional<PartitionBacklog> restore(Member member) {
        var clients = new OutboundClients(MockProducer::new, Member::new, Reader::new, Reader::new);
        return new BacklogRestorer(
                        clients,
                        record -> {
                            read.add(record.offset());
                            return Optional.empty();
                        },
                        held)
                .restore(member, 0, _ -> 1);
    }

    private final class Member extends MockConsumer<String, byte[]> {

        Member() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            OffsetAndMetadata offset = committed;
            return offset == null ? Map.of() : Map.of(OUTBOUND, offset);
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(OUTBOUND, (long) messages.size());
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> first = new HashMap<>();
            times.forEach((partition, time) ->
                    first.put(partition, firstSince(partition.equals(OUTBOUND) ? messages : attempts, time)));
            return first;
        }

        private static @Nullable OffsetAndTimestamp firstSince(List<Instant> records, long time) {
            for (int i = 0; i < records.size(); i++) {
                if (records.get(i).toEpochMilli() >= time) {
                    return new OffsetAndTimestamp(i, records.get(i).toEpochMilli());
                }
            }
            return null;
        }
    }

    private final class Reader extends MockConsumer<String, byte[]> {

        Reader() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(ATTEMPTS, (long) attempts.size());
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            updateBeginningOffsets(Map.of(ATTEMPTS, 0L));
            for (int i = 0; i < attempts.size(); i++) {
                addRecord(
                        new ConsumerRecord<>(
                                ATTEMPTS.topic(),
                                0,
                                i,
                                attempts.get(i).toEpochMilli(),
                                TimestampType.CREATE_TIME,
                                ConsumerRecord.NULL_SIZE,
                                ConsumerRecord.NULL_SIZE,
                                "",
                                new byte[0],
                                new RecordHeaders(),
                                Optional.empty()));
            }
        }
    }
}
