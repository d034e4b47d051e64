package io.onbehalf.queue.config;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.queue.topology.QueueTopology;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.QueueLoad;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the service: its topics, its topology and its refusals.
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

    @Bean
    public ServiceDefinition serviceDefinition() {
        return new ServiceDefinition(
                Topics.QUEUE_SERVICE,
                List.of(Topics.QUEUE_REPLIES),
                Topics.QUEUE_DEAD_LETTERS,
                List.of(Topics.QUEUE_LOADS, Topics.CONVERSATION_EVENTS, Topics.WRAPUP_EVENTS),
                QueueTopology::define);
    }

    @Bean
    Replica<QueueLoad> loads(StreamsReader streams) {
        return new Replica<>(Topics.QUEUE_LOADS, QueueLoad.class, streams);
    }

    @Bean
    Refusals refusals() {
        return new Refusals(RefusalTexts.ALL);
    }
}
