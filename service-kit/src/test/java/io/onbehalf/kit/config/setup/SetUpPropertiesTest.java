package io.onbehalf.kit.config.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetUpPropertiesTest {

    @Test
    void without_settings_it_gives_nobody_anything_and_makes_one_copy() {
        assertThat(bind(Map.of())).isEqualTo(new SetUpProperties(1, false, Map.of(), Map.of()));
    }

    @Test
    void every_key_is_read() {
        assertThat(
                        bind(
                                Map.of(
                                        "onbehalf.replicas", "3",
                                        "onbehalf.acls", "true",
                                        "onbehalf.readers.analytics", "queue.events,wrapup.events",
                                        "onbehalf.scram.queue-service", "of-queue-service")))
                .isEqualTo(
                        new SetUpProperties(
                                3,
                                true,
                                Map.of("analytics", List.of("queue.events", "wrapup.events")),
                                Map.of("queue-service", "of-queue-service")));
    }

    @Test
    void a_reader_of_a_topic_that_does_not_exist_is_refused_by_name() {
        assertThatThrownBy(() -> bind(Map.of("onbehalf.readers.analytics", "queue.event")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("onbehalf.readers.analytics: the catalogue has no topics [queue.event]");
    }

    @Test
    void a_password_is_not_shown() {
        assertThat(bind(Map.of("onbehalf.scram.queue-service", "of-queue-service")).toString())
                .contains("queue-service")
                .doesNotContain("of-queue-service");
    }

    private static SetUpProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("onbehalf", SetUpProperties.class);
    }
}
