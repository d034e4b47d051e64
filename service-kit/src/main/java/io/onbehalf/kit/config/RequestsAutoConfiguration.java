package io.onbehalf.kit.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.requests.AwaitedReplies;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.requests.WaitingCalls;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/// Request and reply over Kafka for the API of a service that has [Refusals].
@AutoConfiguration(after = StreamsAutoConfiguration.class)
@ConditionalOnClass(KafkaStreams.class)
@ConditionalOnBean({ServiceDefinition.class, Refusals.class})
public class RequestsAutoConfiguration {

    @Bean
    ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> replyingTemplate(
            ServiceDefinition service,
            EventSerdes serdes,
            KitProperties properties,
            KafkaClientSettings clients) {
        var template =
                new ReplyingKafkaTemplate<>(producers(serdes, clients), replies(service, serdes, clients));
        // Every instance reads all replies and keeps those it asked for.
        template.setSharedReplyTopic(true);
        template.setDefaultReplyTimeout(properties.replyTimeout());
        return template;
    }

    @Bean
    Requests requests(
            ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template,
            EventSerdes serdes,
            Refusals refusals,
            TraceContext trace,
            Tracing tracing,
            RunningTasks tasks,
            WebProperties web,
            InstantSource clock,
            KitProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        return new Requests(
                new AwaitedReplies(
                        template,
                        tasks,
                        new WaitingCalls(web.maxInFlight()),
                        properties.replyTimeout(),
                        clock,
                        meters.getIfAvailable(SimpleMeterRegistry::new)),
                serdes.mapper(),
                refusals,
                trace,
                tracing);
    }

    private static DefaultKafkaProducerFactory<String, SpecificRecord> producers(
            EventSerdes serdes, KafkaClientSettings clients) {
        return new DefaultKafkaProducerFactory<>(
                clients.producer(
                        Map.of(
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                                ProducerConfig.LINGER_MS_CONFIG, 0,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000)),
                new StringSerializer(),
                serdes.values().serializer());
    }

    private static KafkaMessageListenerContainer<String, SpecificRecord> replies(
            ServiceDefinition service, EventSerdes serdes, KafkaClientSettings clients) {
        var consumers =
                new DefaultKafkaConsumerFactory<>(
                        clients.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                        new StringDeserializer(),
                        ReplyReader.of(serdes.values().deserializer()));
        // From the end of every partition, without a group: no rebalance between a question and its answer.
        TopicPartitionOffset[] partitions =
                service.replies().stream()
                        .flatMap(topic ->
                                IntStream.range(0, topic.partitions())
                                        .mapToObj(partition ->
                                                new TopicPartitionOffset(
                                                        topic.name(), partition, SeekPosition.END)))
                        .toArray(TopicPartitionOffset[]::new);
        var container = new ContainerProperties(partitions);
        container.setGroupId(service.name() + "-replies");
        // The place in the topic is kept nowhere, so nothing is committed.
        container.setAckMode(ContainerProperties.AckMode.MANUAL);
        container.setShutdownTimeout(StopOrder.Bound.REPLIES.longest().toMillis());
        container.setPollTimeout(Duration.ofSeconds(1).toMillis());
        return new KafkaMessageListenerContainer<>(consumers, container);
    }
}
