package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecentKeysTest {

    @Test
    void a_key_is_added_once_until_it_is_removed() {
        RecentKeys<String> keys = new RecentKeys<>(2);

        assertThat(keys.add("a")).isTrue();
        assertThat(keys.add("a")).isFalse();
        keys.remove("a");
        assertThat(keys.add("a")).isTrue();
    }

    @Test
    void the_keys_that_were_added_longest_ago_are_forgotten() {
        RecentKeys<String> keys = new RecentKeys<>(2);
        keys.add("a");
        keys.add("b");
        keys.add("a");

        keys.add("c");

        assertThat(keys.add("a")).isFalse();
        assertThat(keys.add("b")).isTrue();
    }
}
