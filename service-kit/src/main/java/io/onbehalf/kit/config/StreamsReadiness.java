package io.onbehalf.kit.config;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready while all streams run. An instance whose topology died must get no calls.
final class StreamsReadiness implements HealthIndicator {

    private final Supplier<Stream<@Nullable KafkaStreams>> streams;

    StreamsReadiness(Supplier<Stream<@Nullable KafkaStreams>> streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        List<String> states = streams.get().map(StreamsReadiness::state).toList();
        boolean running = states.stream().allMatch(State.RUNNING.name()::equals);
        return (running ? Health.up() : Health.outOfService())
                .withDetail("state", String.join(", ", states))
                .build();
    }

    private static String state(@Nullable KafkaStreams streams) {
        return streams == null ? "NOT_STARTED" : streams.state().name();
    }
}
