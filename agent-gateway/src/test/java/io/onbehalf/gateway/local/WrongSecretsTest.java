package io.onbehalf.gateway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrongSecretsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-01-02T12:00:00Z");
    private final WrongSecrets secrets = new WrongSecrets(3, MINUTE, () -> now);

    @Test
    void after_too_many_wrong_secrets_the_next_try_waits_for_the_pause() {
        wrong("amy", 2);
        assertThat(secrets.pauseLeft("amy")).isZero();

        wrong("amy", 1);
        assertThat(secrets.pauseLeft("amy")).isEqualTo(MINUTE);

        pass(Duration.ofSeconds(59));
        assertThat(secrets.pauseLeft("amy")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nobody_waits_longer_than_one_pause_and_then_they_have_all_their_tries_again() {
        wrong("amy", 3);
        pass(MINUTE);

        assertThat(secrets.pauseLeft("amy")).isZero();
        wrong("amy", 2);
        assertThat(secrets.pauseLeft("amy")).isZero();
        wrong("amy", 1);
        assertThat(secrets.pauseLeft("amy")).isEqualTo(MINUTE);
    }

    @Test
    void wrong_secrets_that_lie_further_apart_than_the_pause_don_t_add_up() {
        for (int i = 0; i < 10; i++) {
            wrong("amy", 1);
            pass(MINUTE);
        }

        wrong("amy", 2);
        assertThat(secrets.pauseLeft("amy")).isZero();
    }

    @Test
    void guesses_that_keep_just_inside_the_pause_do_add_up() {
        wrong("amy", 1);
        pass(Duration.ofSeconds(59));
        wrong("amy", 1);
        pass(Duration.ofSeconds(59));
        wrong("amy", 1);

        assertThat(secrets.pauseLeft("amy")).isEqualTo(MINUTE);
    }

    @Test
    void the_right_secret_begins_the_count_again() {
        wrong("amy", 2);
        secrets.forget("amy");
        wrong("amy", 2);

        assertThat(secrets.pauseLeft("amy")).isZero();
    }

    @Test
    void one_waits_not_for_another() {
        wrong("amy", 3);

        assertThat(secrets.pauseLeft("ben")).isZero();
    }

    @Test
    void names_without_end_take_no_memory_without_end() {
        String longName = "x".repeat(30_000);
        wrong("first", 3);
        wrong(longName, 3);
        assertThat(secrets.pauseLeft(longName + "y")).isEqualTo(MINUTE);

        for (int i = 0; i < 10_000; i++) {
            wrong("guess " + i, 1);
        }
        assertThat(secrets.pauseLeft("first")).isZero();
    }

    private void wrong(String key, int times) {
        for (int i = 0; i < times; i++) {
            secrets.add(key);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
