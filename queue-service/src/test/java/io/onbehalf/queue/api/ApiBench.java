package io.onbehalf.queue.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueReply;
import java.time.Duration;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.mockito.ArgumentMatchers;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

/// The API with the real topology and its rows, without a broker.
@TestConfiguration(proxyBeanMethods = false)
class ApiBench {

    @Bean
    TopologyBench bench(ServiceDefinition service) {
        return TopologyBench.of(service);
    }

    @Bean
    Requests requests(TopologyBench bench, Refusals refusals, TraceContext trace) {
        ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template = mock();
        when(template.sendAndReceive(
                        ArgumentMatchers.<ProducerRecord<String, SpecificRecord>>any(), any(Duration.class)))
                .thenAnswer(call -> reply(bench, call.getArgument(0)));
        return new Requests(template, RecordMapper.ofCatalogue(), refusals, trace, Duration.ofSeconds(1));
    }

    @Bean
    Queries queries(TopologyBench bench) {
        Queries queries = mock();
        when(queries.answer(anyString(), anyString(), any(), any()))
                .thenAnswer(call ->
                        ResponseEntity.ok(
                                call.<Function<PrefixedStore, Object>>getArgument(3)
                                        .apply(bench.rows(call.getArgument(0)))));
        return queries;
    }

    private static RequestReplyFuture<String, SpecificRecord, SpecificRecord> reply(
            TopologyBench bench, ProducerRecord<String, SpecificRecord> request) {
        bench.pipe(Topics.QUEUE_REQUESTS, request.key(), request.value(), request.headers());
        SpecificRecord reply = bench.read(Topics.QUEUE_REPLIES, QueueReply.class).getLast();
        var future = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        future.complete(new ConsumerRecord<>(Topics.QUEUE_REPLIES.name(), 0, 0, request.key(), reply));
        return future;
    }
}
