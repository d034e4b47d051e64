package io.onbehalf.kit.config;

import io.onbehalf.kit.copies.CopyWaits;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Shows copies that stand still (`DEGRADED`), with the topics whose records wait and since when.
///
/// It takes nobody out of service. All instances read the same topics and ask the same registry, so all would
/// go out at once, and with them everything that rests on no copy.
public final class CopiesHealth implements HealthIndicator {

    private final CopyWaits copies;

    public CopiesHealth(CopyWaits copies) {
        this.copies = copies;
    }

    @Override
    public Health health() {
        Map<String, Instant> since = copies.since();
        return since.isEmpty()
                ? Health.up().build()
                : Health.status("DEGRADED")
                        .withDetail("waiting-since", since)
                        .withDetail("stale", copies.areStale())
                        .build();
    }
}
