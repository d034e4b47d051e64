package io.onbehalf.conversation.carrier;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Shows whether all accounts are bound, as `/actuator/health/carrier`; which one is not, the metrics tell.
/// Not a part of readiness: while the network is away, messages wait.
final class CarrierHealth implements HealthIndicator {

    private final CarrierLink link;

    CarrierHealth(CarrierLink link) {
        this.link = link;
    }

    @Override
    public Health health() {
        Map<String, Boolean> bound = link.bound();
        boolean all = bound.values().stream().allMatch(each -> each);
        Health.Builder health = all ? Health.up() : Health.status("DEGRADED");
        bound.forEach((account, is) -> health.withDetail(account, is ? "bound" : "not bound"));
        return health.build();
    }
}
