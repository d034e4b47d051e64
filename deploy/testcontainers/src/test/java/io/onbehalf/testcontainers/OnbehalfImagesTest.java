package io.onbehalf.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnbehalfImagesTest {

    @Test
    void without_variables_the_official_images_and_our_own_of_the_default_tag_are_taken() {
        OnbehalfImages images = OnbehalfImages.of(Map.of());

        assertThat(images.broker()).startsWith("apache/kafka:");
        assertThat(images.registry()).startsWith("apicurio/apicurio-registry:");
        assertThat(images.part("queue-service")).isEqualTo("onbehalf/queue-service:dev");
    }

    @Test
    void the_variables_of_compose_count() {
        assertThat(
                        OnbehalfImages.of(
                                Map.of(
                                        "TAG", "ci",
                                        "KAFKA_IMAGE", "onbehalf/kafka:ci",
                                        "REGISTRY_IMAGE", "onbehalf/registry:ci")))
                .isEqualTo(new OnbehalfImages("ci", "onbehalf/kafka:ci", "onbehalf/registry:ci"));
    }
}
