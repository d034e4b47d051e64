package io.onbehalf.e2e.endpoints;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/// What a part is set to by itself: the launcher's arguments would hide it from the tests of a running stack.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "agent-gateway, 8080, 8190",
        "queue-service, 8101, 8191",
        "conversation-service, 8102, 8192",
        "wrapup-service, 8103, 8193"
    })
    void health_and_metrics_have_a_port_of_their_own_on_this_machine_alone(
            String part, int calls, int management) {
        Properties settings = settings(part);

        assertThat(settings.get("server.port")).isEqualTo(calls);
        assertThat(settings.get("management.server.port")).isEqualTo(management);
        assertThat(settings.get("management.server.address")).isEqualTo("127.0.0.1");
    }

    private static Properties settings(String part) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(
                new FileSystemResource(Path.of("../..", part, "src/main/resources/application.yaml")));
        return requireNonNull(yaml.getObject());
    }
}
