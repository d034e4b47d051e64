package io.onbehalf.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.FetchingThread;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogTest {

    private static final TopicPartition REQUESTS = new TopicPartition("requests", 3);
    private static final TopicPartition EVENTS = new TopicPartition("events", 3);
    private static final TopicPartition OTHER = new TopicPartition("requests", 4);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void a_thread_that_does_not_fetch_has_none() {
        assertThat(Backlog.of(3).isProcessed()).isTrue();
    }

    @Test
    void it_is_processed_once_the_ends_of_all_its_partitions_that_were_seen_first_are_reached() {
        FetchingThread.run(
                consumer,
                () -> {
                    assign(REQUESTS, EVENTS, OTHER);
                    end(REQUESTS, 10);
                    end(EVENTS, 5);
                    end(OTHER, 1_000);
                    Backlog backlog = Backlog.of(3);
                    assertThat(backlog.isProcessed()).isFalse();
                    Backlog.beforeFetch(consumer);

                    consumer.seek(REQUESTS, 10);
                    end(REQUESTS, 11);
                    Backlog.beforeFetch(consumer);
                    assertThat(backlog.isProcessed()).as("events are not").isFalse();

                    consumer.seek(EVENTS, 5);
                    Backlog.beforeFetch(consumer);
                    assertThat(backlog.isProcessed()).isTrue();
                });
    }

    @Test
    void an_empty_one_is_processed_with_the_first_look() {
        FetchingThread.run(
                consumer,
                () -> {
                    assign(REQUESTS);
                    end(REQUESTS, 0);
                    Backlog backlog = Backlog.of(3);

                    Backlog.beforeFetch(consumer);

                    assertThat(backlog.isProcessed()).isTrue();
                });
    }

    @Test
    void a_thread_that_has_lost_it_does_not_process_it() {
        FetchingThread.run(
                consumer,
                () -> {
                    assign(REQUESTS);
                    end(REQUESTS, 5);
                    Backlog lost = Backlog.of(3);
                    Backlog.beforeFetch(consumer);

                    assign(OTHER);
                    end(OTHER, 0);
                    Backlog.beforeFetch(consumer);

                    assertThat(lost.isProcessed()).isFalse();
                });
    }

    private void assign(TopicPartition... partitions) {
        consumer.assign(List.of(partitions));
        List.of(partitions).forEach(each -> consumer.seek(each, 0));
    }

    private void end(TopicPartition partition, long offset) {
        consumer.updateEndOffsets(Map.of(partition, offset));
    }
}
