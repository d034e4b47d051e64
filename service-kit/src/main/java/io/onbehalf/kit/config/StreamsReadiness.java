package io.onbehalf.kit.config;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready means: the streams run. An instance whose topology died must not be given calls.
final class StreamsReadiness implements HealthIndicator {

    private final Supplier<@Nullable KafkaStreams> streams;

    StreamsReadiness(Supplier<@Nullable KafkaStreams> streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        KafkaStreams current = streams.get();
        String state = current == null ? "NOT_STARTED" : current.state().name();
        boolean running = current != null && current.state() == KafkaStreams.State.RUNNING;
        return (running ? Health.up() : Health.outOfService()).withDetail("state", state).build();
    }
}
