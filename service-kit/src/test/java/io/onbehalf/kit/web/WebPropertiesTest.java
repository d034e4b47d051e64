package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebPropertiesTest {

    @Test
    void the_defaults_are_those_of_one_machine() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new WebProperties(
                                "http://127.0.0.1:8080",
                                48,
                                0.5,
                                0.5,
                                DataSize.ofKilobytes(256),
                                Duration.ofSeconds(10),
                                List.of()));
    }

    @Test
    void every_key_is_mapped() {
        assertThat(
                        bind(
                                Map.of(
                                        "onbehalf.issuer", "https://login.example",
                                        "onbehalf.max-in-flight", "5",
                                        "onbehalf.organization-share", "0.25",
                                        "onbehalf.caller-share", "0.75",
                                        "onbehalf.max-body-size", "1KB",
                                        "onbehalf.body-timeout", "3s",
                                        "onbehalf.allowed-origins", "https://a.example,http://b.example:81")))
                .isEqualTo(
                        new WebProperties(
                                "https://login.example",
                                5,
                                0.25,
                                0.75,
                                DataSize.ofKilobytes(1),
                                Duration.ofSeconds(3),
                                List.of("https://a.example", "http://b.example:81")));
    }

    @Test
    void bad_values_are_refused_by_name() {
        for (String issuer :
                List.of("", "login.example", "ftp://x", "http://x?a=b", "http://x/#a", "http:///a")) {
            refused("onbehalf.issuer", issuer, "onbehalf.issuer '" + issuer + "'");
        }
        refused("onbehalf.max-in-flight", "0", "onbehalf.max-in-flight 0");
        for (String share : List.of("0.0", "1.1", "NaN")) {
            refused("onbehalf.organization-share", share, "onbehalf.organization-share " + share);
            refused("onbehalf.caller-share", share, "onbehalf.caller-share " + share);
        }
        refused("onbehalf.max-body-size", "0", "onbehalf.max-body-size 0");
        refused("onbehalf.body-timeout", "0s", "onbehalf.body-timeout PT0S");
        refused("onbehalf.body-timeout", "2h", "onbehalf.body-timeout PT2H");
        for (String origin : List.of("agents.example", "https://agents.example/", "https://*.example")) {
            refused("onbehalf.allowed-origins", origin, "onbehalf.allowed-origins '" + origin + "'");
        }
        refused("onbehalf.allowed-origins", "https://agents.example,,", "onbehalf.allowed-origins ''");
    }

    private static void refused(String key, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of(key, value))).rootCause().hasMessageContaining(message);
    }

    @Test
    void an_organization_has_its_share_of_the_places_and_at_least_one() {
        assertThat(bind(Map.of()).maxInFlightOfOrganization()).isEqualTo(24);
        assertThat(bind(Map.of("onbehalf.max-in-flight", "1")).maxInFlightOfOrganization()).isEqualTo(1);
    }

    @Test
    void a_user_has_their_share_of_the_organization_s_and_at_least_one() {
        assertThat(bind(Map.of()).maxInFlightOfCaller()).isEqualTo(12);
        assertThat(bind(Map.of("onbehalf.max-in-flight", "1")).maxInFlightOfCaller()).isEqualTo(1);
    }

    private static WebProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("onbehalf", WebProperties.class);
    }
}
