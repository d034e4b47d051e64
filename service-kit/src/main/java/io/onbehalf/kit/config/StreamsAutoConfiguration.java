package io.onbehalf.kit.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.RememberedSchemas;
import io.onbehalf.kit.clients.KafkaClientAutoConfiguration;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.copies.TopicIds;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.tracing.Tracing;
import java.time.InstantSource;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology of a service that has a [ServiceDefinition]. A part without Kafka Streams on its class
/// path has none.
@AutoConfiguration(after = KafkaClientAutoConfiguration.class)
@ConditionalOnClass(KafkaStreams.class)
@ConditionalOnBean(ServiceDefinition.class)
@EnableConfigurationProperties({KitProperties.class, RegistryProperties.class})
@Import(InstancesConfiguration.class)
public class StreamsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    TopicIds topicIds(KitProperties properties, ServiceDefinition service, KafkaClientSettings clients) {
        return new TopicSetup(clients, properties.replicas(), properties.setup())
                .prepare(service.own(), service.foreign());
    }

    /// Its bean's name is that of the health component.
    ///
    /// @param topics must be there first
    @Bean
    ServiceSchemas registry(
            RegistryProperties registry,
            ServiceDefinition service,
            ObjectProvider<StreamsBuilderFactoryBean> streams,
            KitProperties properties,
            TopicIds topics) {
        Serde<SpecificRecord> serde = KafkaBootstrap.unregistered(registry);
        if (serde instanceof RegistrySerde ours) {
            ours.remember(
                    RememberedSchemas.in(properties.stateDir(), registry.registryUrl(), topics.clusterId()));
        }
        return new ServiceSchemas(
                serde,
                KafkaBootstrap.registration(registry, service.topics(), serde),
                streams::stream,
                StreamsAutoConfiguration::end);
    }

    @Bean
    CopyWaits copyWaits(KitProperties properties, InstantSource clock, ObjectProvider<MeterRegistry> meters) {
        return new CopyWaits(
                properties.copiesMayWait(), clock, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /// Its bean's name is that of the health component.
    @Bean
    CopiesHealth copies(CopyWaits waits) {
        return new CopiesHealth(waits);
    }

    @Bean
    EventSerdes eventSerdes(ServiceSchemas schemas, CopyWaits copies, Tracing tracing) {
        return new EventSerdes(schemas.serde(), copies, tracing);
    }

    @Bean
    StreamsFactory streamsFactory(
            KitProperties properties,
            ServiceDefinition service,
            EventSerdes serdes,
            ServiceSchemas schemas,
            TopicIds topics,
            InstantSource clock,
            RunningTasks tasks,
            KafkaClientSettings clients) {
        return new StreamsFactory(
                StreamsSettings.of(
                        new StreamsSettings.Instance(
                                service.name(),
                                clients.streams(Map.of()),
                                properties.advertisedAddress(),
                                properties.stateDir(),
                                service.deadLetters().name(),
                                properties.replicas(),
                                properties.standbys(),
                                properties.maxRecordBytes())),
                serdes,
                schemas.areKnown(),
                topics,
                clock,
                tasks,
                StreamsAutoConfiguration::end);
    }

    @Bean
    @Primary
    StreamsBuilderFactoryBean streams(StreamsFactory factory, ServiceDefinition service) {
        return factory.deciding(service.topology());
    }

    @Bean
    RunningTasks runningTasks(ObjectProvider<StreamsBuilderFactoryBean> streams, KitProperties properties) {
        return new RunningTasks(streams::stream, properties.advertisedAddress());
    }

    @Bean
    StreamsReader streamsHolder(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsReader(() -> streams.getObject().getKafkaStreams());
    }

    @Bean
    @Primary
    Queries queries(StreamsReader streams, Instances instances) {
        return new Queries(streams, instances);
    }

    @Bean
    StreamsReadiness streamsReadiness(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsReadiness(() -> streams.stream().map(StreamsBuilderFactoryBean::getKafkaStreams));
    }

    /// As a SIGTERM does: everything is closed in order first.
    private static void end() {
        System.exit(1);
    }
}
