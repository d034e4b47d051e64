package io.onbehalf.conversation.config;

import io.onbehalf.conversation.topology.IdempotencyTopology;
import io.onbehalf.kit.config.StreamsFactory;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology that checks compose requests' idempotency keys.
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    /// A caller waits; a request and the row of its key are sent together.
    private static final Duration LINGER = Duration.ofMillis(1);

    @Bean
    StreamsBuilderFactoryBean idempotencyStreams(StreamsFactory streams) {
        return streams.atLeastOnce(
                IdempotencyTopology.NAME, LINGER, Duration.ZERO, IdempotencyTopology::define);
    }
}
