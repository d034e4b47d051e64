package io.onbehalf.gateway.feeds;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A compacted topic that only gateways write: each reads all of it, and waits to read what it has written.
///
/// Everything but [#forget] throws 503 while the topic can't be read or written.
final class OwnTopic {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Topic topic;
    private final String content;
    private final TopicFollower follower;
    private final KafkaClients kafka;

    /// @param content what is on it, as the errors name it: "Notification channels"
    OwnTopic(Topic topic, String content, TopicFollower follower, KafkaClients kafka) {
        this.topic = topic;
        this.content = content;
        this.follower = follower;
        this.kafka = kafka;
    }

    /// Returns if everything that was there at the start is read.
    void requireLive() {
        if (!follower.isLive()) {
            throw unavailable();
        }
    }

    /// Waits until everything is read that any gateway has written so far.
    void awaitCurrent() {
        requireLive();
        awaitRead(ends());
    }

    /// Writes a record, and waits until it is read.
    ///
    /// @param value null for a tombstone
    void write(String key, @Nullable SpecificRecord value) {
        requireLive();
        byte[] bytes = value == null ? null : kafka.write(topic, value);
        RecordMetadata written =
                await(() ->
                        kafka.producer()
                                .send(new ProducerRecord<>(topic.name(), key, bytes))
                                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        awaitRead(Map.of(new TopicPartition(topic.name(), written.partition()), written.offset() + 1));
    }

    /// Writes a tombstone, and does not wait.
    void forget(String key) {
        var _ = kafka.producer().send(new ProducerRecord<>(topic.name(), key, null));
    }

    /// The ends of the topic's partitions now.
    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest =
                IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                await(() ->
                        kafka.admin()
                                .listOffsets(latest)
                                .all()
                                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private void awaitRead(Map<TopicPartition, Long> ends) {
        if (!await(() -> follower.awaitRead(ends, PATIENCE))) {
            throw unavailable();
        }
    }

    /// What is waited for at Kafka.
    private interface Answer<T> {

        T get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private <T> T await(Answer<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unavailable();
        }
    }

    private ApiException unavailable() {
        return ApiException.unavailable(content + " can't be read or written at the moment", 1);
    }
}
