package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KitPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withUserConfiguration(Bound.class)
                    .withPropertyValues("onbehalf.advertised-address=here:1", "onbehalf.state-dir=state");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KitProperties.class)
    static class Bound {}

    @Test
    void the_defaults_are_those_of_one_machine() {
        service.run(context ->
                assertThat(context.getBean(KitProperties.class))
                        .isEqualTo(
                                new KitProperties(
                                        "here:1",
                                        Path.of("state"),
                                        Duration.ofSeconds(10),
                                        1,
                                        TopicSetup.Mode.CREATE,
                                        1,
                                        524_288,
                                        Duration.ofMinutes(2))));
    }

    @Test
    void every_key_is_mapped() {
        service.withPropertyValues(
                        "onbehalf.reply-timeout=3s",
                        "onbehalf.replicas=3",
                        "onbehalf.setup=await",
                        "onbehalf.standbys=0",
                        "onbehalf.max-record-bytes=65536",
                        "onbehalf.copies-may-wait=30s")
                .run(context ->
                        assertThat(context.getBean(KitProperties.class))
                                .isEqualTo(
                                        new KitProperties(
                                                "here:1",
                                                Path.of("state"),
                                                Duration.ofSeconds(3),
                                                3,
                                                TopicSetup.Mode.AWAIT,
                                                0,
                                                65_536,
                                                Duration.ofSeconds(30))));
    }

    @Test
    void a_wildcard_is_no_address_to_advertise() {
        service.withPropertyValues("onbehalf.advertised-address=0.0.0.0:8101")
                .run(context ->
                        assertThat(context.getBean(KitProperties.class).advertisedAddress())
                                .endsWith(":8101")
                                .doesNotStartWith("0.0.0.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "reply-timeout, 0s, onbehalf.reply-timeout PT0S: must be at least 1ms",
        "reply-timeout, -1s, onbehalf.reply-timeout PT-1S: must be at least 1ms",
        "copies-may-wait, -1s, onbehalf.copies-may-wait PT-1S: must not be negative",
        "replicas, 0, field 'replicas': rejected value [0]",
        "standbys, -1, field 'standbys': rejected value [-1]",
        "max-record-bytes, 1023, field 'maxRecordBytes': rejected value [1023]",
        "advertised-address, '', field 'advertisedAddress': rejected value []"
    })
    void bad_values_are_refused_by_name(String key, String value, String problem) {
        service.withPropertyValues("onbehalf." + key + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(problem));
    }
}
