package io.onbehalf.conversation.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.topology.IdempotencyTopology;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConversationReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

/// The service's own topology behind its API, with its own rows and replicas; the broker is missing, and
/// [WrapupOwner] stands for wrapup-service.
@TestConfiguration(proxyBeanMethods = false)
class BenchedService {

    private static final String SELF = "localhost:1";

    @Bean
    @Primary
    TopologyBench bench(ServiceDefinition service) {
        return TopologyBench.of(service);
    }

    @Bean
    TopologyBench idempotency(ServiceDefinition service) {
        return TopologyBench.of(service, IdempotencyTopology::define);
    }

    @Bean
    SentRequests sentRequests() {
        return new SentRequests();
    }

    @Bean
    StreamsReader streams(TopologyBench bench) {
        KafkaStreams streams = mock();
        when(streams.store(ArgumentMatchers.<StoreQueryParameters<Object>>any()))
                .thenAnswer(call -> bench.store(call.<StoreQueryParameters<?>>getArgument(0).storeName()));
        when(streams.queryMetadataForKey(anyString(), any(), ArgumentMatchers.<Serializer<Object>>any()))
                .thenReturn(new KeyQueryMetadata(HostInfo.buildFromEndpoint(SELF), Set.of(), 0));
        return new StreamsReader(() -> streams);
    }

    @Bean
    Queries queries(StreamsReader streams) {
        return new Queries(streams, SELF);
    }

    @Bean
    Requests requests(
            TopologyBench bench,
            @Qualifier("idempotency") TopologyBench idempotency,
            SentRequests sent,
            Refusals refusals,
            TraceContext trace) {
        ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template = mock();
        when(template.sendAndReceive(
                        ArgumentMatchers.<ProducerRecord<String, SpecificRecord>>any(), any(Duration.class)))
                .thenAnswer(call -> {
                    ProducerRecord<String, SpecificRecord> request = call.getArgument(0);
                    sent.add(request);
                    return replied(request.key(), reply(bench, idempotency, request));
                });
        return new Requests(template, RecordMapper.ofCatalogue(), refusals, trace, Duration.ofSeconds(1));
    }

    private static SpecificRecord reply(
            TopologyBench bench, TopologyBench idempotency, ProducerRecord<String, SpecificRecord> request) {
        if (request.value() instanceof WrapupRequested wrapup) {
            return WrapupOwner.reply(wrapup);
        }
        if (request.topic().equals(Topics.CONVERSATION_IDEMPOTENCY.name())) {
            idempotency.pipe(
                    Topics.CONVERSATION_IDEMPOTENCY, request.key(), request.value(), request.headers());
            idempotency
                    .records(Topics.CONVERSATION_REQUESTS)
                    .forEach(passedOn ->
                            bench.pipe(
                                    Topics.CONVERSATION_REQUESTS,
                                    passedOn.key(),
                                    passedOn.value(),
                                    passedOn.headers()));
        } else {
            bench.pipe(Topics.CONVERSATION_REQUESTS, request.key(), request.value(), request.headers());
        }
        return Stream.of(idempotency, bench)
                .flatMap(each -> each.read(Topics.CONVERSATION_REPLIES, ConversationReply.class).stream())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static RequestReplyFuture<String, SpecificRecord, SpecificRecord> replied(
            String key, SpecificRecord reply) {
        var future = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        future.complete(new ConsumerRecord<>("replies", 0, 0, key, reply));
        return future;
    }
}
