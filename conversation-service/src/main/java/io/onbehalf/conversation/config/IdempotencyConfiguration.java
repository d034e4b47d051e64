package io.onbehalf.conversation.config;

import io.onbehalf.conversation.topology.IdempotencyTopology;
import io.onbehalf.kit.config.StreamsFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology that checks compose requests' idempotency keys.
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    StreamsBuilderFactoryBean idempotencyStreams(StreamsFactory streams) {
        return streams.atLeastOnce(IdempotencyTopology.NAME, IdempotencyTopology::define);
    }
}
