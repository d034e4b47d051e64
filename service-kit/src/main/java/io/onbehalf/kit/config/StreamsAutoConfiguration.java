package io.onbehalf.kit.config;

import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsHolder;
import io.onbehalf.kit.streams.EventSerdes;
import io.onbehalf.kit.streams.ReplaceThread;
import io.onbehalf.kit.streams.StreamsSettings;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology of a service that has a [ServiceDefinition].
@AutoConfiguration
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
            KitProperties properties,
            ServiceDefinition service,
            @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        KafkaParts.createTopics(bootstrapServers, service.topics(), properties.replicas());
        return KafkaParts.serdes(properties, service.topics());
    }

    @Bean
    StreamsBuilderFactoryBean streams(
            KitProperties properties,
            ServiceDefinition service,
            EventSerdes serdes,
            InstantSource clock,
            @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        Map<String, Object> settings =
                StreamsSettings.of(
                        service.name(),
                        bootstrapServers,
                        properties.advertisedAddress(),
                        properties.stateDir(),
                        service.deadLetters().name(),
                        properties.commitInterval(),
                        properties.replicas(),
                        properties.standbys());
        var streams = new StreamsBuilderFactoryBean(new KafkaStreamsConfiguration(settings));
        streams.setInfrastructureCustomizer(
                new KafkaStreamsInfrastructureCustomizer() {
                    @Override
                    public void configureBuilder(StreamsBuilder builder) {
                        service.topology().draw(builder, serdes);
                    }
                });
        // An instance that stops in order hands its partitions on at once, not after the session timeout.
        streams.setLeaveGroupOnClose(true);
        streams.setStreamsUncaughtExceptionHandler(new ReplaceThread(clock));
        return streams;
    }

    @Bean
    StreamsHolder streamsHolder(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsHolder(() -> streams.getObject().getKafkaStreams());
    }

    @Bean
    Queries queries(StreamsHolder streams, KitProperties properties) {
        return new Queries(streams, properties.advertisedAddress());
    }

    @Bean
    StreamsReadiness streamsReadiness(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsReadiness(() -> streams.getObject().getKafkaStreams());
    }
}
