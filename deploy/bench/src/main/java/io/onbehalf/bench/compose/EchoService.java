package io.onbehalf.bench.compose;

import io.onbehalf.kit.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/// The main class of the echo's JVM: the [EchoTopology], exactly once, with the settings of our services but
/// its own commit interval.
public final class EchoService {

    /// Relative to the state folder; exists once the echo runs.
    static final String READY = "ready";

    private static final int MAX_RECORD_BYTES = 1 << 20;

    /// It requests no commits, so the interval is its latency.
    private static final int COMMIT_INTERVAL_MS = 2;

    private static final int POLL_MS = 10;

    private EchoService() {}

    /// Runs the echo until the process ends.
    ///
    /// @param arguments bootstrap servers, state folder
    public static void main(String[] arguments) {
        Path state = Path.of(arguments[1]);
        Properties settings = new Properties();
        settings.putAll(
                StreamsSettings.of(
                        new StreamsSettings.Instance(
                                "bench-echo",
                                Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]),
                                "127.0.0.1:1",
                                state,
                                "bench.echo.dead-letters",
                                1,
                                0,
                                MAX_RECORD_BYTES)));
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
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
