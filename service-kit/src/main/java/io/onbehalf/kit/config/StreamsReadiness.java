package io.onbehalf.kit.config;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready from the time at which all streams run for the first time. From then on they may take over what
/// another instance had: what this one has is served meanwhile. An instance whose topology died must get no
/// calls.
final class StreamsReadiness implements HealthIndicator {

    private final Supplier<Stream<@Nullable KafkaStreams>> streams;
    private volatile boolean ran;

    StreamsReadiness(Supplier<Stream<@Nullable KafkaStreams>> streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        List<State> states = streams.get().map(StreamsReadiness::state).toList();
        ran = ran || states.stream().allMatch(State.RUNNING::equals);
        boolean ready = ran && states.stream().allMatch(State::isRunningOrRebalancing);
        return (ready ? Health.up() : Health.outOfService())
                .withDetail("state", states.stream().map(State::name).collect(Collectors.joining(", ")))
                .build();
    }

    private static State state(@Nullable KafkaStreams streams) {
        return streams == null ? State.CREATED : streams.state();
    }
}
