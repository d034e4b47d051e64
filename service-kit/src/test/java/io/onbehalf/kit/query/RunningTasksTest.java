package io.onbehalf.kit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.onbehalf.kit.query.RunningTasks.Place;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.stubbing.OngoingStubbing;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunningTasksTest {

    private static final HostInfo SELF = new HostInfo("127.0.0.1", 8102);
    private static final HostInfo OTHER = new HostInfo("127.0.0.1", 8202);
    private static final TopicPartition CHANGELOG = new TopicPartition("service-threads-changelog", 7);

    private final KafkaStreams streams = mock();
    private final StreamsBuilderFactoryBean lists = mock();
    private final StreamsBuilderFactoryBean deciding = mock();
    private final RunningTasks tasks =
            new RunningTasks(() -> Stream.of(lists, deciding), SELF.host() + ":" + SELF.port());

    @BeforeEach
    void start() {
        Topology other = topology("events", "lists");
        Topology decider = topology("requests", "threads");
        when(lists.getTopology()).thenReturn(other);
        when(deciding.getTopology()).thenReturn(decider);
        when(deciding.getKafkaStreams()).thenReturn(streams);
        when(streams.state()).thenReturn(State.REBALANCING);
    }

    @Test
    void a_key_whose_task_an_instance_has_may_be_asked() {
        placed().thenReturn(at(SELF), at(OTHER));

        assertThat(tasks.place("requests", "key")).isEqualTo(new Place("127.0.0.1:8102", true));
        assertThat(tasks.place("requests", "key")).isEqualTo(new Place("127.0.0.1:8202", true));
    }

    @Test
    void a_key_whose_task_nobody_has_is_not_running() {
        placed().thenReturn(KeyQueryMetadata.NOT_AVAILABLE, at(HostInfo.unavailable()));

        assertThat(isRunning()).isFalse();
        assertThat(isRunning()).isFalse();
    }

    @Test
    void a_task_that_restores_here_is_not_running_until_it_has_ended() {
        placed().thenReturn(at(SELF));

        tasks.onRestoreStart(CHANGELOG, "threads", 0, 1_000);
        assertThat(isRunning()).isFalse();
        tasks.onRestoreEnd(CHANGELOG, "threads", 1_000);
        assertThat(isRunning()).isTrue();
    }

    @Test
    void what_else_is_restored_holds_up_no_key() {
        placed().thenReturn(at(SELF));

        tasks.onRestoreStart(new TopicPartition(CHANGELOG.topic(), 6), "threads", 0, 1_000);
        tasks.onRestoreStart(new TopicPartition("service-lists-changelog", 7), "lists", 0, 1_000);
        tasks.onRestoreStart(CHANGELOG, "threads", 1_000, 1_000);

        assertThat(isRunning()).isTrue();
    }

    @Test
    void a_restore_that_was_begun_here_is_forgotten_when_the_task_has_moved() {
        placed().thenReturn(at(OTHER), at(SELF));

        tasks.onRestoreStart(CHANGELOG, "threads", 0, 1_000);
        assertThat(isRunning()).isTrue();
        tasks.onRestoreSuspended(CHANGELOG, "threads", 500);
        assertThat(isRunning()).isTrue();
    }

    @Test
    void before_the_start_and_after_the_end_nothing_runs() {
        when(deciding.getKafkaStreams()).thenReturn(null);
        assertThat(isRunning()).isFalse();

        when(deciding.getKafkaStreams()).thenReturn(streams);
        placed().thenThrow(new StreamsNotStartedException("not started"));
        assertThat(isRunning()).isFalse();

        when(streams.state()).thenReturn(State.PENDING_SHUTDOWN);
        placed().thenThrow(new IllegalStateException("is not running"));
        assertThat(isRunning()).isFalse();
    }

    @Test
    void another_service_s_task_may_run() {
        assertThat(tasks.place("others.requests", "key")).isEqualTo(new Place("others.requests", true));
    }

    @Test
    void the_topologies_are_looked_at_once_for_a_topic_however_many_calls_come() {
        var _ = tasks.place("others.requests", "key");
        clearInvocations(lists, deciding);

        assertThat(tasks.place("others.requests", "another").isRunning()).isTrue();
        verifyNoInteractions(lists, deciding);
    }

    @Test
    void a_topic_is_looked_for_again_while_a_topology_is_not_built() {
        when(deciding.getTopology()).thenReturn(null);
        assertThat(isRunning()).isTrue();

        Topology decider = topology("requests", "threads");
        when(deciding.getTopology()).thenReturn(decider);
        when(deciding.getKafkaStreams()).thenReturn(null);
        assertThat(isRunning()).isFalse();
    }

    private boolean isRunning() {
        return tasks.place("requests", "key").isRunning();
    }

    private OngoingStubbing<KeyQueryMetadata> placed() {
        return when(
                streams.queryMetadataForKey(
                        eq("threads"), eq("key"), ArgumentMatchers.<Serializer<String>>any()));
    }

    private static KeyQueryMetadata at(HostInfo host) {
        return new KeyQueryMetadata(host, Set.of(), 7);
    }

    private static Topology topology(String topic, String store) {
        var builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.String()));
        builder.stream(topic, Consumed.with(Serdes.String(), Serdes.String()))
                .process(
                        () ->
                                new ContextualProcessor<String, String, Void, Void>() {
                                    @Override
                                    public void process(Record<String, String> record) {}
                                },
                        store);
        return builder.build();
    }
}
