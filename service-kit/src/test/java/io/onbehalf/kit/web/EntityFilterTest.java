package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntityFilterTest {

    @Test
    void without_parameters_everything_matches() {
        assertThat(EntityFilter.of(null, null).matches("a1", "Support")).isTrue();
        assertThat(EntityFilter.of("", List.of()).matches("a1", "Support")).isTrue();
    }

    @Test
    void one_of_the_ids_matches_in_upper_or_lower_case() {
        EntityFilter filter = EntityFilter.of(null, List.of("A1", "b2"));

        assertThat(filter.matches("a1", "Support")).isTrue();
        assertThat(filter.matches("b2", "Support")).isTrue();
        assertThat(filter.matches("c3", "Support")).isFalse();
    }

    @Test
    void both_the_name_and_the_id_must_match() {
        EntityFilter filter = EntityFilter.of("sup", List.of("a1"));

        assertThat(filter.matches("a1", "Support")).isTrue();
        assertThat(filter.matches("a1", "Sales")).isFalse();
        assertThat(filter.matches("b2", "Support")).isFalse();
    }
}
