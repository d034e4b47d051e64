package io.onbehalf.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamsSettingsTest {

    private static final String ISOLATION = "isolation.level";

    private final Map<String, Object> deciding =
            TestSettings.of("queue-service", Path.of("state"), "queue-service.dead-letters");

    @Test
    void a_topology_that_decides_reads_what_is_committed() {
        requireReadCommitted(deciding);
    }

    @Test
    void one_that_runs_at_least_once_too_as_nothing_else_has_happened() {
        requireReadCommitted(StreamsSettings.atLeastOnce(deciding, "audit", Duration.ZERO));
    }

    private static void requireReadCommitted(Map<String, Object> settings) {
        var streams = new StreamsConfig(settings);
        assertThat(streams.getMainConsumerConfigs("group", "client", 0))
                .containsEntry(ISOLATION, "read_committed");
        assertThat(streams.getGlobalConsumerConfigs("client")).containsEntry(ISOLATION, "read_committed");
    }
}
