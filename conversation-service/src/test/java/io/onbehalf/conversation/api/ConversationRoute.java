package io.onbehalf.conversation.api;

import io.onbehalf.conversation.topology.FollowUpTopology;
import io.onbehalf.conversation.topology.IdempotencyTopology;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.testing.BenchedService;
import io.onbehalf.kit.testing.RequestRoute;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The ways of the API's requests: by way of the idempotency topology where a compose has a key, and to
/// [WrapupOwner], which replaces wrapup-service.
@TestConfiguration(proxyBeanMethods = false)
class ConversationRoute {

    @Bean
    TopologyBench idempotency(ServiceDefinition service) {
        return TopologyBench.of(service, IdempotencyTopology::define);
    }

    @Bean
    TopologyBench followUps(ServiceDefinition service) {
        return TopologyBench.of(service, FollowUpTopology::define);
    }

    /// Reads the lists after the events that were written until then.
    @Bean
    Queries interactionQueries(TopologyBench bench, @Qualifier("followUps") TopologyBench followUps) {
        return BenchedService.queries(() -> {
            followUps.pipe(Topics.CONVERSATION_EVENTS, bench.records(Topics.CONVERSATION_EVENTS));
            return followUps;
        });
    }

    @Bean
    SentRequests sentRequests() {
        return new SentRequests();
    }

    @Bean
    RequestRoute route(
            TopologyBench bench, @Qualifier("idempotency") TopologyBench idempotency, SentRequests sent) {
        return request -> {
            sent.add(request);
            return request.value() instanceof WrapupRequested wrapup
                    ? WrapupOwner.reply(wrapup)
                    : reply(bench, idempotency, request);
        };
    }

    private static SpecificRecord reply(
            TopologyBench bench, TopologyBench idempotency, ProducerRecord<String, SpecificRecord> request) {
        if (request.topic().equals(Topics.CONVERSATION_IDEMPOTENCY.name())) {
            idempotency.send(request);
            idempotency
                    .records(Topics.CONVERSATION_REQUESTS)
                    .forEach(passedOn ->
                            bench.pipe(
                                    Topics.CONVERSATION_REQUESTS,
                                    passedOn.key(),
                                    passedOn.value(),
                                    passedOn.headers()));
        } else {
            bench.send(request);
        }
        return Stream.of(idempotency, bench)
                .flatMap(each -> each.reply().stream())
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
