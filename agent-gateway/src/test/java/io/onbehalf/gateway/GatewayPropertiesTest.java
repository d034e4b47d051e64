package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GatewayPropertiesTest {

    @Test
    void the_defaults_are_those_of_one_machine() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new GatewayProperties(
                                URI.create("http://127.0.0.1:8101"),
                                URI.create("http://127.0.0.1:8102"),
                                URI.create("http://127.0.0.1:8103"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(15),
                                300));
    }

    @Test
    void every_key_is_mapped() {
        assertThat(
                        bind(
                                Map.of(
                                        "onbehalf.gateway.queue-service", "http://q",
                                        "onbehalf.gateway.conversation-service", "http://c",
                                        "onbehalf.gateway.wrapup-service", "http://w",
                                        "onbehalf.gateway.connect-timeout", "2s",
                                        "onbehalf.gateway.read-timeout", "3s",
                                        "onbehalf.gateway.calls-per-minute", "4")))
                .isEqualTo(
                        new GatewayProperties(
                                URI.create("http://q"),
                                URI.create("http://c"),
                                URI.create("http://w"),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                4));
    }

    @Test
    void bad_values_are_refused_by_name() {
        assertThatThrownBy(() -> bind(Map.of("onbehalf.gateway.queue-service", "q1")))
                .rootCause()
                .hasMessage("onbehalf.gateway.queue-service q1: must be a base URL");
        assertThatThrownBy(() -> bind(Map.of("onbehalf.gateway.read-timeout", "0s")))
                .rootCause()
                .hasMessage("onbehalf.gateway.read-timeout PT0S: must be positive");
        assertThatThrownBy(() -> bind(Map.of("onbehalf.gateway.calls-per-minute", "0")))
                .rootCause()
                .hasMessage("onbehalf.gateway.calls-per-minute 0: must be at least 1");
    }

    private static GatewayProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("onbehalf.gateway", GatewayProperties.class);
    }
}
