package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.outbound.PartitionBacklog.OffsetRange;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.testing.MemoryRegistry;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundKafkaTest {

    private static final int LIMIT = 2;

    private final Consumer<String, byte[]> consumer = mocked(Consumer.class);
    private final Consumer<String, byte[]> past = mocked(Consumer.class);
    private final Consumer<String, byte[]> watcher = mocked(Consumer.class);
    private final Producer<String, byte[]> producer = mocked(Producer.class);
    private final MemoryRegistry registry = new MemoryRegistry();
    private final OutboundKafka kafka =
            new OutboundKafka(
                    new EventSerdes(new RegistrySerde(registry)),
                    new OutboundClients(() -> producer, () -> consumer, () -> past, () -> watcher));
    private final PartitionBacklogs backlogs = new PartitionBacklogs();

    @BeforeEach
    void open() {
        kafka.open(mock(ConsumerRebalanceListener.class));
        backlogs.put(1, backlog());
        backlogs.put(2, backlog());
    }

    @Test
    void a_partition_of_which_enough_is_read_ahead_pauses_and_no_other() {
        fill();
        when(consumer.paused()).thenReturn(Set.of());
        kafka.limitReadAhead(backlogs, LIMIT);

        verify(consumer).pause(Set.of(partition(1)));
        verify(consumer, never()).pause(Set.of(partition(2)));
    }

    @Test
    void one_that_has_room_again_goes_on() {
        when(consumer.paused()).thenReturn(Set.of(partition(1)));
        kafka.limitReadAhead(backlogs, LIMIT);

        verify(consumer).resume(List.of(partition(1)));
        verify(consumer, never()).pause(anyCollection());
    }

    @Test
    void one_that_is_paused_and_full_stays_so() {
        fill();
        when(consumer.paused()).thenReturn(Set.of(partition(1)));
        kafka.limitReadAhead(backlogs, LIMIT);

        verify(consumer, never()).resume(anyCollection());
        verify(consumer, never()).pause(anyCollection());
    }

    @Test
    void one_that_is_held_does_not_go_on_although_it_has_room() {
        registry.away(true);
        var unseen = new ConsumerRecord<>(Topics.CARRIER_OUTBOUND.name(), 1, 0, "", new byte[5]);
        when(consumer.poll(any()))
                .thenReturn(new ConsumerRecords<>(Map.of(partition(1), List.of(unseen)), Map.of()));
        kafka.poll(Duration.ZERO);
        when(consumer.paused()).thenReturn(Set.of(partition(1)));
        kafka.limitReadAhead(backlogs, LIMIT);

        verify(consumer).pause(Set.of(partition(1)));
        verify(consumer, never()).resume(argThat(partitions -> !partitions.isEmpty()));
    }

    @Test
    void a_client_that_does_not_close_keeps_no_other_from_it() {
        doThrow(new KafkaException("in a transaction")).when(consumer).close();
        kafka.close();

        verify(producer).close(any());
    }

    @Test
    void attempts_that_are_written_and_not_yet_committed_are_waited_for() {
        TopicPartition attempts = new TopicPartition(Topics.CARRIER_ATTEMPTS.name(), 1);
        when(watcher.endOffsets(List.of(attempts))).thenReturn(Map.of(attempts, 3L));
        when(past.position(attempts)).thenReturn(1L, 1L, 3L);
        when(past.poll(any())).thenReturn(ConsumerRecords.empty());

        kafka.restore(1, _ -> 1);

        verify(past, times(2)).poll(any());
    }

    private void fill() {
        PartitionBacklog full = backlog();
        for (int i = 0; i < LIMIT; i++) {
            full.add(OutboundMessages.message(i, SLOW, 1), 0);
        }
        backlogs.put(1, full);
    }

    private static PartitionBacklog backlog() {
        return new PartitionBacklog(new AttemptLog(), _ -> 1, new OffsetRange(0, 0), new OffsetRange(0, 0));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.CARRIER_OUTBOUND.name(), number);
    }

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private static <T> T mocked(Class<? super T> type) {
        return (T) mock(type);
    }
}
