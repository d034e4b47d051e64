package io.onbehalf.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateSerdeTest {

    sealed interface Shape {

        record Circle(int radius) implements Shape {}

        record Square(int side) implements Shape {}
    }

    private final Serde<Shape> serde = StateSerde.of(Shape.class);

    @Test
    void a_value_comes_back_as_the_type_that_it_was() {
        byte[] bytes = serde.serializer().serialize("t", new Shape.Square(2));

        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(new Shape.Square(2));
    }

    @Test
    void what_can_t_be_read_is_refused_without_a_word_of_it() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serde.deserializer().deserialize("t", "+13175550199".getBytes(UTF_8)))
                .withMessage("topic t: not a readable Shape");
    }
}
