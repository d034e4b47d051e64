package io.onbehalf.conversation.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.conversation.topology.FollowUpTopology;
import io.onbehalf.conversation.topology.lists.QueueListStore;
import io.onbehalf.kit.config.StreamsFactory;
import io.onbehalf.kit.metrics.OldestEntries;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import java.time.Duration;
import java.time.InstantSource;
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
        return new Queries(reader(streams), instances);
    }

    private static StreamsReader reader(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsReader(() -> streams.getObject().getKafkaStreams());
    }

    @Bean
    OldestEntries oldestWaitingConversations(
            @Qualifier("followUpStreams") ObjectProvider<StreamsBuilderFactoryBean> streams,
            MeterRegistry meters,
            InstantSource clock) {
        StreamsReader reader = reader(streams);
        return new OldestEntries(
                OnbehalfMeter.CONVERSATIONS_OLDEST_WAITING,
                meters,
                clock,
                () -> reader.ofEachPartition(QueueListStore.NAME, QueueListStore::oldestWaiting));
    }
}
