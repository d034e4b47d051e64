package io.onbehalf.kit.clients;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/// What the Kafka clients of a part have in common.
@AutoConfiguration
@EnableConfigurationProperties(KafkaProperties.class)
public class KafkaClientAutoConfiguration {

    @Bean
    KafkaClientSettings kafkaClientSettings(KafkaProperties properties) {
        return new KafkaClientSettings(properties);
    }
}
