package io.onbehalf.conversation.config;

import io.onbehalf.conversation.topology.InteractionTopology;
import io.onbehalf.kit.config.KitProperties;
import io.onbehalf.kit.config.StreamsFactory;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology that keeps the agents' lists of interactions, and reads them.
@Configuration(proxyBeanMethods = false)
class InteractionConfiguration {

    @Bean
    StreamsBuilderFactoryBean interactionStreams(StreamsFactory streams) {
        return streams.atLeastOnce(InteractionTopology.NAME, InteractionTopology::define);
    }

    @Bean
    Queries interactionQueries(
            @Qualifier("interactionStreams") ObjectProvider<StreamsBuilderFactoryBean> streams,
            KitProperties properties) {
        return new Queries(
                new StreamsReader(() -> streams.getObject().getKafkaStreams()),
                properties.advertisedAddress());
    }
}
