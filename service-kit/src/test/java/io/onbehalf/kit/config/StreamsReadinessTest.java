package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Arrays;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamsReadinessTest {

    @Test
    void an_instance_whose_streams_all_run_is_ready() {
        assertThat(statusOf(in(State.RUNNING), in(State.RUNNING))).isEqualTo(Status.UP);
    }

    @Test
    void an_instance_is_not_ready_while_one_of_its_streams_does_not_run() {
        assertThat(statusOf(in(State.RUNNING), in(State.REBALANCING))).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(statusOf(in(State.ERROR), in(State.RUNNING))).isEqualTo(Status.OUT_OF_SERVICE);
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
