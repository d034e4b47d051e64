package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NameFilterTest {

    @ParameterizedTest
    @CsvSource({
        "port, Support",
        "SUPPORT, support",
        "sup*, Support",
        "*ort, Support",
        "s*p*t, Support",
        "*, Support",
        "**, Support",
        "*upp*, Support",
        "Su.*, Su.pport"
    })
    void a_part_of_the_name_or_a_pattern_matches(String filter, String name) {
        assertThat(NameFilter.of(filter).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sales, Support",
        "port*, Support",
        "*sup, Support",
        "s*pp*pp*t, Support",
        "su.*, Support",
        "ab*ba, aba"
    })
    void what_is_not_in_the_name_or_not_where_the_pattern_says_does_not(String filter, String name) {
        assertThat(NameFilter.of(filter).matches(name)).isFalse();
    }

    @Test
    void no_filter_matches_everything() {
        assertThat(NameFilter.of(null).matches("Support")).isTrue();
        assertThat(NameFilter.of("").matches("Support")).isTrue();
        assertThat(NameFilter.of("")).returns(true, NameFilter::isEmpty);
        assertThat(NameFilter.of("*")).returns(true, NameFilter::isEmpty);
        assertThat(NameFilter.of("s*")).returns(false, NameFilter::isEmpty);
    }
}
