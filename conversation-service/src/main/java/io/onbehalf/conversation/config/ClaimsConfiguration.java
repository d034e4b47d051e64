package io.onbehalf.conversation.config;

import io.onbehalf.conversation.topology.ClaimTopology;
import io.onbehalf.kit.config.StreamsFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs what sees to idempotency keys of composes, beside what decides.
@Configuration(proxyBeanMethods = false)
class ClaimsConfiguration {

    @Bean
    StreamsBuilderFactoryBean claimStreams(StreamsFactory streams) {
        return streams.forwarding(ClaimTopology.CLAIMS, ClaimTopology::draw);
    }
}
