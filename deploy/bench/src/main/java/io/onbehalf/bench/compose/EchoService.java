package io.onbehalf.bench.compose;

import io.onbehalf.kit.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsBuilder;

/// The main class of the echo's JVM: the [EchoTopology] with the settings of our services, exactly once.
public final class EchoService {

    /// Relative to the state folder; exists once the echo runs.
    static final String READY = "ready";

    private static final int MAX_RECORD_BYTES = 1 << 20;

    private EchoService() {}

    /// Runs the echo until the process ends.
    ///
    /// @param arguments bootstrap servers, state folder, commit interval in milliseconds
    public static void main(String[] arguments) {
        Path state = Path.of(arguments[1]);
        Properties settings = new Properties();
        settings.putAll(
                StreamsSettings.of(
                        new StreamsSettings.Instance(
                                "bench-echo",
                                arguments[0],
                                "127.0.0.1:1",
                                state,
                                "bench.echo.dead-letters",
                                Duration.ofMillis(Long.parseLong(arguments[2])),
                                1,
                                0,
                                MAX_RECORD_BYTES)));
        StreamsBuilder builder = new StreamsBuilder();
        EchoTopology.define(builder);
        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        streams.setStateListener((now, _) -> markReady(now, state));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static void markReady(State now, Path state) {
        if (now == State.RUNNING) {
            try {
                Files.writeString(state.resolve(READY), "");
            } catch (IOException e) {
                throw new IllegalStateException("the echo's folder can't be written", e);
            }
        }
    }
}
