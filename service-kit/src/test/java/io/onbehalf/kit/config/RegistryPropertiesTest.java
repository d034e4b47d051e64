package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistryPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RegistryProperties.class)
    static class Bound {}

    @Test
    void the_defaults_are_those_of_one_machine() {
        service.run(context ->
                assertThat(context.getBean(RegistryProperties.class))
                        .isEqualTo(
                                new RegistryProperties(
                                        "http://127.0.0.1:8081/apis/ccompat/v7",
                                        "",
                                        "",
                                        "io.onbehalf.kit.avro.RegistrySerde")));
    }

    @Test
    void every_key_is_mapped() {
        service.withPropertyValues(
                        "onbehalf.registry-url=https://registry",
                        "onbehalf.registry-user=svc",
                        "onbehalf.registry-password=sesame",
                        "onbehalf.value-serde=a.Serde")
                .run(context ->
                        assertThat(context.getBean(RegistryProperties.class))
                                .isEqualTo(
                                        new RegistryProperties(
                                                "https://registry", "svc", "sesame", "a.Serde")));
    }

    @Test
    void a_serde_is_told_the_user_in_confluent_s_words() {
        assertThat(settings("svc", "sesame"))
                .containsEntry("schema.registry.url", "https://registry")
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "svc:sesame");
        assertThat(settings("", ""))
                .doesNotContainKeys("basic.auth.credentials.source", "basic.auth.user.info");
    }

    private static Map<String, Object> settings(String user, String password) {
        return KafkaBootstrap.serdeSettings(
                new RegistryProperties("https://registry", user, password, "a.Serde"));
    }

    @Test
    void the_password_is_not_part_of_what_is_printed() {
        assertThat(new RegistryProperties("https://registry", "svc", "sesame", "a.Serde"))
                .hasToString(
                        "RegistryProperties[registryUrl=https://registry, registryUser=svc, valueSerde=a.Serde]");
    }

    @ParameterizedTest
    @CsvSource({
        "registry-url, '', field 'registryUrl': rejected value []",
        "value-serde, '', field 'valueSerde': rejected value []",
        "registry-user, a:b, onbehalf.registry-user: must not contain a colon",
        "registry-password, x, onbehalf.registry-password: needs onbehalf.registry-user"
    })
    void bad_values_are_refused_by_name(String key, String value, String problem) {
        service.withPropertyValues("onbehalf." + key + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://svc:sesame@registry", "https://svc:sesame@regi stry"})
    void a_url_with_a_password_is_refused_and_not_repeated(String url) {
        service.withPropertyValues("onbehalf.registry-url=" + url)
                .run(context -> {
                    assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("onbehalf.registry-url: must not hold user and password");
                    assertThat(Throwables.getStackTrace(context.getStartupFailure()))
                            .doesNotContain("sesame");
                });
    }
}
