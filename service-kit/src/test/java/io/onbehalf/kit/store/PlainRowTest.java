package io.onbehalf.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows that are nothing but a text or a number.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainRowTest {

    /// Where the encoding takes another length.
    private static LongStream numbers() {
        return LongStream.of(
                        0, 23, 24, 255, 256, 65_535, 65_536, 0xFFFF_FFFFL, 0x1_0000_0000L, Long.MAX_VALUE)
                .flatMap(each -> LongStream.of(each, -each - 1));
    }

    private static Stream<String> texts() {
        return Stream.of(0, 1, 23, 24, 255, 256, 65_536)
                .flatMap(length -> Stream.of("a", "é", "😀").map(each -> each.repeat(length)));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_number_is_read_as_it_was_written(long number) {
        assertThat(StateCodec.read(StateCodec.write(number, Long.class), Long.class)).isEqualTo(number);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_is_read_as_it_was_written(String text) {
        assertThat(StateCodec.read(StateCodec.write(text, String.class), String.class)).isEqualTo(text);
    }

    @Test
    void short_ones_need_no_mapper_and_others_do() {
        assertThat(PlainRow.read(StateCodec.write(300L, Long.class), 0, Long.class)).isEqualTo(300L);
        assertThat(PlainRow.read(StateCodec.write("amy", String.class), 0, String.class)).isEqualTo("amy");
        assertThat(PlainRow.read(StateCodec.write(-1L, Long.class), 0, Long.class)).isNull();
        assertThat(PlainRow.read(StateCodec.write("a".repeat(256), String.class), 0, String.class)).isNull();
    }

    @Test
    void bytes_that_are_no_such_row_are_left_to_the_mapper() {
        byte[] tooShort = {0x19, 1};
        byte[] tooLong = {0x61, 'a', 'b'};

        assertThat(PlainRow.read(new byte[0], 0, Long.class)).isNull();
        assertThat(PlainRow.read(tooShort, 0, Long.class)).isNull();
        assertThat(PlainRow.read(tooLong, 0, String.class)).isNull();
        assertThat(PlainRow.read(new byte[] {0x78}, 0, String.class)).isNull();
        assertThat(PlainRow.read(StateCodec.write("1", String.class), 0, Long.class)).isNull();
    }
}
