package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.copies.CopyWaits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CopiesHealthTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private Instant now = NOON;
    private final CopyWaits waits =
            new CopyWaits(Duration.ofMinutes(2), () -> now, new SimpleMeterRegistry());
    private final CopiesHealth health = new CopiesHealth(waits);

    @Test
    void copies_that_follow_are_up() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void copies_that_stand_still_are_degraded_which_takes_nobody_out_of_service() {
        waits.begin("queue.users");
        now = NOON.plusSeconds(120);

        assertThat(health.health().getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.health().getDetails())
                .containsOnly(entry("waiting-since", Map.of("queue.users", NOON)), entry("stale", true));
    }
}
