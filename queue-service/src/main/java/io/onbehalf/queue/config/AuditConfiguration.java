package io.onbehalf.queue.config;

import io.onbehalf.kit.config.StreamsFactory;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.queue.topology.audit.AuditTopology;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Runs the topology of the audit, and reads what it keeps.
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    /// An event is in the audit that much later, at each of two steps; nobody waits for it, so a request to
    /// the broker brings or carries many events.
    private static final Duration DELAY = Duration.ofMillis(100);

    @Bean
    StreamsBuilderFactoryBean auditStreams(StreamsFactory streams) {
        return streams.atLeastOnce(AuditTopology.NAME, DELAY, DELAY, AuditTopology::define);
    }

    @Bean
    Queries auditQueries(
            @Qualifier("auditStreams") ObjectProvider<StreamsBuilderFactoryBean> streams,
            Instances instances) {
        return new Queries(new StreamsReader(() -> streams.getObject().getKafkaStreams()), instances);
    }
}
