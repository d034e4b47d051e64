package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.copies.TopicIds;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.testing.MemoryClients;
import io.onbehalf.kit.testing.TestSettings;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamsFactoryTest {

    private static final TopologyDefinition COPY =
            (builder, serdes) -> Replica.declare(builder, serdes, Topics.QUEUES);

    private final MemoryClients clients = new MemoryClients(Topics.QUEUES);
    private final CompletableFuture<Thread> end = new CompletableFuture<>();
    private StreamsFactory factory;

    @BeforeEach
    void aService(@TempDir Path state) {
        factory =
                new StreamsFactory(
                        TestSettings.of("tiny", state, "tiny.dead-letters"),
                        new EventSerdes(new RegistrySerde()),
                        true,
                        TopicIds.NONE,
                        InstantSource.system(),
                        new RunningTasks(Stream::empty, "127.0.0.1:8102"),
                        () -> end.complete(Thread.currentThread()));
    }

    @Test
    void a_service_whose_decider_can_t_go_on_ends() throws Exception {
        assertEndsAfterADeath(factory.deciding(COPY));
    }

    @Test
    void a_service_whose_forwarder_can_t_go_on_ends() throws Exception {
        assertEndsAfterADeath(factory.atLeastOnce("claims", Duration.ZERO, Duration.ZERO, COPY));
    }

    @Test
    void at_a_stop_the_calls_under_way_end_first_then_the_carrier_then_the_streams() {
        int calls = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
        int server = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE;

        for (StreamsBuilderFactoryBean streams :
                List.of(
                        factory.deciding(COPY),
                        factory.atLeastOnce("claims", Duration.ZERO, Duration.ZERO, COPY))) {
            assertThat(streams.getPhase()).isEqualTo(StopOrder.STREAMS).isLessThan(StopOrder.CARRIER);
        }
        assertThat(StopOrder.CARRIER).isLessThan(calls);
        assertThat(StopOrder.STREAMS).isGreaterThan(server);
    }

    @Test
    void several_streams_stop_beside_each_other() {
        int count = 4;
        // None ends before all stop.
        var allStop = new CyclicBarrier(count);
        var together = new AtomicInteger();
        var context = new GenericApplicationContext();
        for (int number = 0; number < count; number++) {
            StreamsBuilderFactoryBean streams =
                    factory.atLeastOnce("list" + number, Duration.ZERO, Duration.ZERO, COPY);
            streams.setClientSupplier(new MemoryClients(Topics.QUEUES));
            streams.addListener(
                    new StreamsBuilderFactoryBean.Listener() {
                        @Override
                        public void streamsRemoved(String id, KafkaStreams removed) {
                            try {
                                allStop.await(5, TimeUnit.SECONDS);
                                together.incrementAndGet();
                            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                                Thread.currentThread().interrupt();
                            }
                        }
                    });
            context.registerBean("list" + number, StreamsBuilderFactoryBean.class, () -> streams);
        }
        context.refresh();

        context.close();

        assertThat(together).hasValue(count);
    }

    /// Of the global thread, which can't be replaced.
    private void assertEndsAfterADeath(StreamsBuilderFactoryBean streams) throws Exception {
        streams.setClientSupplier(clients);
        streams.afterPropertiesSet();
        streams.afterSingletonsInstantiated();
        streams.start();
        assertThat(end).as("while all is well").isNotDone();

        clients.global().setPollException(new KafkaException("broken for good"));

        assertThat(end)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(thread -> assertThat(thread.getName()).isEqualTo("end-of-process"));
        streams.stop();
    }
}
