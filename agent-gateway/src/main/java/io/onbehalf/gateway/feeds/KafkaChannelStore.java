package io.onbehalf.gateway.feeds;

import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.channels.ChannelStore;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The channels, on `gateway.channels`: every gateway reads all of them, and waits to read what it has
/// written.
final class KafkaChannelStore implements ChannelStore {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TOPIC = Topics.GATEWAY_CHANNELS.name();

    private final ChannelReplica replica;
    private final TopicFollower follower;
    private final KafkaClients kafka;

    KafkaChannelStore(ChannelReplica replica, TopicFollower follower, KafkaClients kafka) {
        this.replica = replica;
        this.follower = follower;
        this.kafka = kafka;
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        requireLive();
        Optional<Channel> known = replica.find(id);
        return known.isPresent() ? known : current(id);
    }

    @Override
    public boolean isRead(ChannelId id) {
        requireLive();
        return replica.find(id).isPresent();
    }

    @Override
    public Optional<Channel> current(ChannelId id) {
        requireLive();
        awaitRead(ends());
        return replica.find(id);
    }

    @Override
    public List<Channel> of(OrganizationId organization, UserId user) {
        requireLive();
        awaitRead(ends());
        return replica.of(organization, user);
    }

    @Override
    public boolean save(Channel channel) {
        write(channel.id().value(), kafka.write(Topics.GATEWAY_CHANNELS, ChannelReplica.record(channel)));
        return replica.find(channel.id()).filter(channel::equals).isPresent();
    }

    @Override
    public void remove(ChannelId id) {
        write(id.value(), null);
    }

    /// Forgets the channels that have expired; each gateway does it, which does no harm.
    void removeExpired(Instant now) {
        for (Channel channel : replica.all()) {
            if (channel.isExpired(now)) {
                var _ = kafka.producer().send(record(channel.id().value(), null));
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(String key, byte @Nullable [] value) {
        return new ProducerRecord<>(TOPIC, key, value);
    }

    private void write(String key, byte @Nullable [] value) {
        requireLive();
        RecordMetadata written =
                await(() ->
                        kafka.producer()
                                .send(record(key, value))
                                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        awaitRead(Map.of(new TopicPartition(TOPIC, written.partition()), written.offset() + 1));
    }

    /// The ends of the topic's partitions now.
    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest =
                IntStream.range(0, Topics.GATEWAY_CHANNELS.partitions())
                        .mapToObj(partition -> new TopicPartition(TOPIC, partition))
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

    private void requireLive() {
        if (!follower.isLive()) {
            throw unavailable();
        }
    }

    /// What is waited for at Kafka.
    private interface Answer<T> {

        T get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T await(Answer<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unavailable();
        }
    }

    private static ApiException unavailable() {
        return ApiException.unavailable("Notification channels can't be read or written at the moment", 1);
    }
}
