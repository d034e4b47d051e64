package io.onbehalf.wrapup.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.config.StreamsFactory;
import io.onbehalf.kit.metrics.OldestEntries;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.wrapup.topology.owed.OwedStore;
import io.onbehalf.wrapup.topology.owed.OwedTopology;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology of what is owed, and reads the lists that it keeps.
@Configuration(proxyBeanMethods = false)
class OwedConfiguration {

    /// A list comes that much later, at each of two steps; a request to the broker brings or carries several
    /// records.
    private static final Duration DELAY = Duration.ofMillis(10);

    @Bean
    StreamsBuilderFactoryBean owedStreams(StreamsFactory streams) {
        return streams.atLeastOnce(OwedTopology.NAME, DELAY, DELAY, OwedTopology::define);
    }

    @Bean
    Queries owedQueries(
            @Qualifier("owedStreams") ObjectProvider<StreamsBuilderFactoryBean> streams,
            Instances instances) {
        return new Queries(reader(streams), instances);
    }

    private static StreamsReader reader(ObjectProvider<StreamsBuilderFactoryBean> streams) {
        return new StreamsReader(() -> streams.getObject().getKafkaStreams());
    }

    @Bean
    OldestEntries oldestOwedWrapups(
            @Qualifier("owedStreams") ObjectProvider<StreamsBuilderFactoryBean> streams,
            MeterRegistry meters,
            InstantSource clock) {
        StreamsReader reader = reader(streams);
        return new OldestEntries(
                OnbehalfMeter.WRAPUPS_OLDEST_OWED,
                meters,
                clock,
                () -> reader.ofEachPartition(OwedStore.NAME, OwedStore::oldestOfQueues));
    }
}
