package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallerTest {

    @Test
    void a_name_that_is_too_long_to_keep_is_cut() {
        assertThat(named("Amy").name()).isEqualTo("Amy");
        assertThat(named("漢".repeat(20_000)).name()).isEqualTo("漢".repeat(256));
        assertThat(named("a".repeat(255) + "😀").name()).isEqualTo("a".repeat(255));
    }

    @Test
    void half_a_character_in_a_name_is_an_unknown_one() {
        assertThat(named("Amy \ud83d").name()).isEqualTo("Amy \uFFFD");
    }

    private static Caller named(String name) {
        return Caller.of(
                Jwt.withTokenValue("t")
                        .header("alg", "none")
                        .subject("amy")
                        .expiresAt(TestCallers.EXPIRY)
                        .claim("org", TestCallers.ACME)
                        .claim("name", name)
                        .build());
    }
}
