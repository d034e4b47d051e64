package io.onbehalf.conversation.config;

import io.onbehalf.conversation.topology.FollowUpTopology;
import io.onbehalf.kit.config.StreamsFactory;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology of what follows from events, and reads the agents' lists that it keeps.
@Configuration(proxyBeanMethods = false)
class FollowUpConfiguration {

    /// A list and an opt-out come that much later, at each of two steps; a request to the broker brings or
    /// carries several records.
    private static final Duration DELAY = Duration.ofMillis(10);

    @Bean
    StreamsBuilderFactoryBean followUpStreams(StreamsFactory streams) {
        return streams.atLeastOnce(FollowUpTopology.NAME, DELAY, DELAY, FollowUpTopology::define);
    }

    @Bean
    Queries interactionQueries(
            @Qualifier("followUpStreams") ObjectProvider<StreamsBuilderFactoryBean> streams,
            Instances instances) {
        return new Queries(new StreamsReader(() -> streams.getObject().getKafkaStreams()), instances);
    }
}
