package io.onbehalf.conversation.config;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Shows whether all accounts are bound, as `/actuator/health/carrier`; the metrics tell which one is not. It
/// is no part of readiness: while an SMSC is away, messages wait.
final class CarrierHealth implements HealthIndicator {

    private final CarrierLifecycle lifecycle;

    CarrierHealth(CarrierLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public Health health() {
        Map<String, Boolean> bound = lifecycle.bound();
        boolean all = bound.values().stream().allMatch(Boolean::booleanValue);
        Health.Builder health = all ? Health.up() : Health.status("DEGRADED");
        bound.forEach((account, isBound) -> health.withDetail(account, isBound ? "bound" : "not bound"));
        return health.build();
    }
}
