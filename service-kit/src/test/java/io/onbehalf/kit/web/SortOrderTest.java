package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SortOrderTest {

    @Test
    void a_listing_ascends_by_default() {
        assertThat(SortOrder.of(null)).isEqualTo(SortOrder.ASC);
        assertThat(SortOrder.of("")).isEqualTo(SortOrder.ASC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "ascending", "ASC", "Ascending"})
    void both_spellings_ascend(String parameter) {
        assertThat(sorted(parameter)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desc", "descending", "DESC", "Descending"})
    void both_spellings_descend(String parameter) {
        assertThat(sorted(parameter)).containsExactly(3, 2, 1);
    }

    @Test
    void another_direction_is_invalid() {
        assertThatThrownBy(() -> SortOrder.of("up"))
                .isInstanceOf(ApiException.class)
                .hasMessage("sortOrder: must be one of asc, ascending, desc, descending");
    }

    private static List<Integer> sorted(String parameter) {
        Comparator<Integer> order = SortOrder.of(parameter).comparator(Comparator.<Integer>naturalOrder());
        return Stream.of(2, 3, 1).sorted(order).toList();
    }
}
