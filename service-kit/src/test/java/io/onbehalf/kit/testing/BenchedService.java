package io.onbehalf.kit.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.AwaitedReplies;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.requests.WaitingCalls;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.TraceContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

/// The API of a service over its own topology on the bench, with its own stores and replicas; only the broker
/// is missing.
@TestConfiguration(proxyBeanMethods = false)
public class BenchedService {

    private static final HostInfo SELF = HostInfo.buildFromEndpoint("localhost:1");

    /// After each time that a bench's clock may have: no request expires.
    private static final InstantSource LATER =
            InstantSource.fixed(TopologyBench.START.plus(Duration.ofDays(9_999)));

    @Bean
    @Primary
    TopologyBench bench(ServiceDefinition service) {
        return TopologyBench.of(service);
    }

    /// Copies that stand still are stale immediately.
    @Bean
    CopyWaits copies() {
        return new CopyWaits(Duration.ZERO, InstantSource.system(), new SimpleMeterRegistry());
    }

    @Bean
    StreamsReader streams(TopologyBench bench) {
        return reader(() -> bench);
    }

    @Bean
    @Primary
    Queries queries(StreamsReader streams) {
        return queriesOf(streams);
    }

    /// Reads the stores of what a service runs beside its topology.
    ///
    /// @param bench called before each read
    public static Queries queries(Supplier<TopologyBench> bench) {
        return queriesOf(reader(bench));
    }

    private static Queries queriesOf(StreamsReader streams) {
        return new Queries(streams, new Instances(SELF.host() + ":" + SELF.port(), null));
    }

    private static StreamsReader reader(Supplier<TopologyBench> bench) {
        KafkaStreams streams = mock();
        when(streams.store(ArgumentMatchers.<StoreQueryParameters<Object>>any()))
                .thenAnswer(
                        call -> bench.get().store(call.<StoreQueryParameters<?>>getArgument(0).storeName()));
        when(streams.queryMetadataForKey(anyString(), any(), ArgumentMatchers.<Serializer<Object>>any()))
                .thenReturn(new KeyQueryMetadata(SELF, Set.of(), 0));
        return new StreamsReader(() -> streams);
    }

    @Bean
    Requests requests(
            TopologyBench bench,
            Refusals refusals,
            TraceContext trace,
            ObjectProvider<RequestRoute> otherRoute) {
        RequestRoute route = otherRoute.getIfAvailable(() -> RequestRoute.through(bench));
        ReplyingKafkaTemplate<String, SpecificRecord, SpecificRecord> template = mock();
        when(template.sendAndReceive(
                        ArgumentMatchers.<ProducerRecord<String, SpecificRecord>>any(), any(Duration.class)))
                .thenAnswer(call -> answered(route, call.getArgument(0)));
        var tasks = new RunningTasks(Stream::empty, SELF.host() + ":" + SELF.port());
        var replies =
                new AwaitedReplies(
                        template,
                        tasks,
                        new WaitingCalls(64),
                        Duration.ofSeconds(1),
                        LATER,
                        new SimpleMeterRegistry());
        return new Requests(replies, RecordMapper.ofCatalogue(), refusals, trace, Tracing.off());
    }

    private static RequestReplyFuture<String, SpecificRecord, SpecificRecord> answered(
            RequestRoute route, ProducerRecord<String, SpecificRecord> request) {
        var future = new RequestReplyFuture<String, SpecificRecord, SpecificRecord>();
        future.complete(new ConsumerRecord<>("replies", 0, 0, request.key(), route.reply(request)));
        return future;
    }
}
