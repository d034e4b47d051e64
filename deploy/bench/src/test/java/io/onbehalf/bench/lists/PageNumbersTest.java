package io.onbehalf.bench.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageNumbersTest {

    @Test
    void a_long_list_is_read_at_its_beginning_in_its_middle_and_at_its_end() {
        assertThat(PageNumbers.of(10_000, 25)).isEqualTo(Map.of("first", 1, "middle", 200, "last", 400));
        assertThat(PageNumbers.of(51, 25)).isEqualTo(Map.of("first", 1, "middle", 2, "last", 3));
    }

    @Test
    void a_short_list_has_fewer_pages() {
        assertThat(PageNumbers.of(50, 25)).isEqualTo(Map.of("first", 1, "last", 2));
        assertThat(PageNumbers.of(25, 25)).isEqualTo(Map.of("first", 1));
        assertThat(PageNumbers.of(0, 25)).isEqualTo(Map.of("first", 1));
    }
}
