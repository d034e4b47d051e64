package io.onbehalf.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SortedTextTest {

    @Test
    void numbers_sort_as_text() {
        assertThat(Stream.of(0L, 9L, 10L, 12_345L, Long.MAX_VALUE).map(number -> SortedText.of(number, 19)))
                .isSorted()
                .allMatch(text -> text.length() == 19)
                .contains("0000000000000012345");
    }

    @Test
    void times_sort_as_text() {
        assertThat(
                        Stream.of(
                                        Instant.EPOCH,
                                        Instant.parse("2001-09-09T01:46:39.999Z"),
                                        Instant.parse("2001-09-09T01:46:40Z"),
                                        Instant.parse("9999-12-31T23:59:59Z"))
                                .map(SortedText::of))
                .isSorted()
                .contains("001000000000000");
    }
}
