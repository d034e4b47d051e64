package io.onbehalf.queue.api;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.testing.BenchedService;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.queue.topology.audit.AuditTopology;
import io.onbehalf.schemas.Topics;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The audit in a test of the API: it has every event of the service that was written before it is read.
@TestConfiguration(proxyBeanMethods = false)
public class AuditBench {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    TopologyBench audit(ServiceDefinition service) {
        return TopologyBench.of(service, AuditTopology::define);
    }

    @Bean
    Queries auditQueries(TopologyBench bench, @Qualifier("audit") TopologyBench audit) {
        return BenchedService.queries(() -> {
            audit.pipe(Topics.QUEUE_EVENTS, bench.records(Topics.QUEUE_EVENTS));
            return audit;
        });
    }
}
