package io.onbehalf.kit.config;

import io.onbehalf.kit.clients.KafkaClientAutoConfiguration;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.topology.EventSerdes;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology of a service that has a [ServiceDefinition].
@AutoConfiguration(after = KafkaClientAutoConfiguration.class)
@ConditionalOnBean(ServiceDefinition.class)
@EnableConfigurationProperties(KitProperties.class)
public class StreamsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    EventSerdes eventSerdes(
            KitProperties properties, ServiceDefinition service, KafkaClientSettings clients) {
        new TopicSetup(clients, properties.replicas(), properties.setup())
                .prepare(service.own(), service.foreign());
        return new EventSerdes(
                KafkaBootstrap.serde(properties.registryUrl(), properties.valueSerde(), service.topics()));
    }

    @Bean
    StreamsFactory streamsFactory(
            KitProperties properties,
            ServiceDefinition service,
            EventSerdes serdes,
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
                clock,
                tasks,
                // As a SIGTERM does: everything is closed in order first.
                () -> System.exit(1));
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
    Queries queries(StreamsReader streams, KitProperties properties) {
        return new Queries(streams, properties.advertisedAddress());
    }

    @Bean
    StreamsReadiness streamsReadiness(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsReadiness(() -> streams.stream().map(StreamsBuilderFactoryBean::getKafkaStreams));
    }
}
