package io.onbehalf.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.smsc.number.MagicNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoNumbersTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration TIMELINE = Duration.ofDays(3);

    @Test
    void demos_within_one_threading_timeline_have_different_contacts_who_all_answer() {
        Set<String> numbers = new HashSet<>();
        for (long minute = 0; minute <= TIMELINE.toMinutes(); minute++) {
            numbers.add(DemoNumbers.answering(START.plus(Duration.ofMinutes(minute))));
        }

        assertThat(numbers).hasSize((int) TIMELINE.toMinutes() + 1);
        assertThat(numbers)
                .allSatisfy(number -> {
                    assertThat(number).matches("\\+1[2-9]\\d{2}[2-9]\\d{6}");
                    assertThat(MagicNumber.of(number)).isEqualTo(MagicNumber.THANKS);
                });
    }
}
