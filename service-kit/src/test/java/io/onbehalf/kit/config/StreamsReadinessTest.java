package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamsReadinessTest {

    @Test
    void an_instance_whose_streams_all_run_is_ready() {
        assertThat(statusOf(in(State.RUNNING), in(State.RUNNING))).isEqualTo(Status.UP);
    }

    @Test
    void an_instance_is_not_ready_before_all_of_its_streams_have_run() {
        assertThat(statusOf(in(State.RUNNING), in(State.REBALANCING))).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void an_instance_stays_ready_while_it_takes_over_what_another_had() {
        KafkaStreams streams = in(State.RUNNING);
        var readiness = new StreamsReadiness(() -> Stream.of(streams));
        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);

        when(streams.state()).thenReturn(State.REBALANCING);

        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PENDING_SHUTDOWN", "PENDING_ERROR", "ERROR", "NOT_RUNNING"})
    void an_instance_of_which_a_topology_has_ended_is_not_ready(State ended) {
        KafkaStreams streams = in(State.RUNNING);
        var readiness = new StreamsReadiness(() -> Stream.of(in(State.RUNNING), streams));
        assertThat(readiness.health().getStatus()).isEqualTo(Status.UP);

        when(streams.state()).thenReturn(ended);

        assertThat(readiness.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void an_instance_whose_streams_are_not_made_yet_is_not_ready() {
        assertThat(statusOf(in(State.RUNNING), null)).isEqualTo(Status.OUT_OF_SERVICE);
    }

    private static Status statusOf(@Nullable KafkaStreams... all) {
        return new StreamsReadiness(() -> Arrays.stream(all)).health().getStatus();
    }

    private static KafkaStreams in(State state) {
        KafkaStreams streams = mock();
        when(streams.state()).thenReturn(state);
        return streams;
    }
}
