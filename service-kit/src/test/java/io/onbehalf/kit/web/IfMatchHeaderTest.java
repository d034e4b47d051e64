package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.kit.domain.version.EntityTag;
import io.onbehalf.kit.domain.version.IfMatch;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IfMatchHeaderTest {

    private record Thing(String name) {}

    private static final Thing NOW = new Thing("now");
    private static final String TAG = EntityTag.of(NOW);

    @Test
    void the_tag_of_an_entity_changes_with_it() {
        assertThat(TAG).matches("\"[0-9a-f]{32}\"").isEqualTo(EntityTag.of(new Thing("now")));
        assertThat(EntityTag.of(new Thing("then"))).isNotEqualTo(TAG);
    }

    @Test
    void without_the_header_every_version_may_be_changed() {
        assertThat(IfMatchHeader.parse(List.of()).allows(NOW)).isTrue();
    }

    @Test
    void one_of_the_tags_must_be_the_present_one() {
        assertThat(parse(TAG).allows(NOW)).isTrue();
        assertThat(parse("\"a,b\" , " + TAG).allows(NOW)).isTrue();
        assertThat(IfMatchHeader.parse(List.of("\"other\"", TAG)).allows(NOW)).isTrue();
        assertThat(parse("\"other\"").allows(NOW)).isFalse();
    }

    @Test
    void an_asterisk_is_any_version_and_only_without_quotes() {
        assertThat(parse("*").allows(NOW)).isTrue();
        assertThat(parse("\"*\"").allows(NOW)).isFalse();
    }

    @Test
    void a_weak_tag_is_no_version() {
        assertThat(parse("W/" + TAG).allows(NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\"abc", "*, \"a\"", "\"a\" \"b\"", "w/\"a\"", "\"a b\""})
    void another_text_is_refused(String header) {
        assertThatThrownBy(() -> parse(header))
                .isInstanceOf(ApiException.class)
                .hasMessage("If-Match: must be * or entity tags in quotes");
    }

    private static IfMatch parse(String header) {
        return IfMatchHeader.parse(List.of(header));
    }
}
