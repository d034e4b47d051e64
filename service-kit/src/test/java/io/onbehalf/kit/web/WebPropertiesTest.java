package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
                                "http://127.0.0.1:8080", 48, 0.5, DataSize.ofKilobytes(256), List.of()));
    }

    @Test
    void every_key_is_mapped() {
        assertThat(
                        bind(
                                Map.of(
                                        "onbehalf.issuer", "https://login.example",
                                        "onbehalf.max-in-flight", "5",
                                        "onbehalf.organization-share", "0.25",
                                        "onbehalf.max-body-size", "1KB",
                                        "onbehalf.allowed-origins", "https://a.example,http://b.example:81")))
                .isEqualTo(
                        new WebProperties(
                                "https://login.example",
                                5,
                                0.25,
                                DataSize.ofKilobytes(1),
                                List.of("https://a.example", "http://b.example:81")));
    }

    @Test
    void bad_values_are_refused_by_name() {
        for (String issuer :
                List.of("", "login.example", "ftp://x", "http://x?a=b", "http://x/#a", "http:///a")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WebProperties(issuer, 1, 1, DataSize.ofBytes(1), List.of()))
                    .withMessageContaining("onbehalf.issuer '" + issuer + "'");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebProperties("http://x", 0, 1, DataSize.ofBytes(1), List.of()))
                .withMessageContaining("onbehalf.max-in-flight 0");
        for (double share : new double[] {0, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WebProperties("http://x", 1, share, DataSize.ofBytes(1), List.of()))
                    .withMessageContaining("onbehalf.organization-share " + share);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebProperties("http://x", 1, 1, DataSize.ofBytes(0), List.of()))
                .withMessageContaining("onbehalf.max-body-size 0");
        for (String origin : List.of("agents.example", "https://agents.example/", "https://*.example", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new WebProperties("http://x", 1, 1, DataSize.ofBytes(1), List.of(origin)))
                    .withMessageContaining("onbehalf.allowed-origins '" + origin + "'");
        }
    }

    @Test
    void an_organization_has_its_share_of_the_places_and_at_least_one() {
        assertThat(bind(Map.of()).maxInFlightOfOrganization()).isEqualTo(24);
        assertThat(bind(Map.of("onbehalf.max-in-flight", "1")).maxInFlightOfOrganization()).isEqualTo(1);
    }

    private static WebProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("onbehalf", WebProperties.class);
    }
}
