package io.onbehalf.kit.testing;

import io.onbehalf.kit.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;

/// The settings of a service's topology, for a test: one instance, no broker.
public final class TestSettings {

    private TestSettings() {}

    public static Map<String, Object> of(String service, Path stateDir, String deadLetterTopic) {
        return of(service, stateDir, deadLetterTopic, StreamsSettings.DEFAULT_MAX_RECORD_BYTES);
    }

    /// The same with another bound.
    ///
    /// @param maxRecordBytes the largest record or row that a decision may write
    public static Map<String, Object> of(
            String service, Path stateDir, String deadLetterTopic, int maxRecordBytes) {
        return StreamsSettings.of(
                new StreamsSettings.Instance(
                        service,
                        Map.of("bootstrap.servers", "nowhere:9092"),
                        "localhost:1",
                        stateDir,
                        deadLetterTopic,
                        1,
                        0,
                        maxRecordBytes));
    }
}
