package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.onbehalf.kit.avro.RegistrySerde;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValueSerdeTest {

    @Test
    void the_configured_class_is_used() {
        assertThat(ValueSerde.named("io.onbehalf.kit.avro.RegistrySerde")).isInstanceOf(RegistrySerde.class);
    }

    @Test
    void confluent_s_serde_without_its_profile_is_refused_with_what_to_do() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ValueSerde.named("io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde"))
                .withMessage(
                        "onbehalf.value-serde io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde: no such"
                                + " class on the class path; Confluent's serde is there if the services were"
                                + " built with -Pconfluent");
    }

    @Test
    void a_class_that_is_not_there_is_refused_by_its_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ValueSerde.named("com.example.NoSuchSerde"))
                .withMessage("onbehalf.value-serde com.example.NoSuchSerde: no such class on the class path");
    }

    @Test
    void a_class_that_is_no_serde_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ValueSerde.named("java.lang.String"))
                .withMessage(
                        "onbehalf.value-serde java.lang.String: is not a"
                                + " org.apache.kafka.common.serialization.Serde");
    }

    @Test
    void a_serde_that_can_t_be_made_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ValueSerde.named("org.apache.kafka.common.serialization.Serdes$WrapperSerde"))
                .withMessageContaining("needs a constructor without arguments");
    }
}
