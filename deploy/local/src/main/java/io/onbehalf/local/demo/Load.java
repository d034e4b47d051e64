package io.onbehalf.local.demo;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.load.ComposeLoad;
import io.onbehalf.local.load.LoadPlan;
import io.onbehalf.local.load.LoadReport;
import java.util.function.Consumer;

/// Composes at a given rate and prints how many calls were admitted and refused, and their latency.
public final class Load {

    private static final LoadPlan WARM_UP = new LoadPlan(100, 20);

    private Load() {}

    /// Throws if a 503 has no `Retry-After` or no compose is admitted.
    ///
    /// @param output gets each line
    public static void run(Api api, LoadPlan plan, Consumer<String> output) throws InterruptedException {
        ApiUser amy = api.signIn("amy");
        String support = amy.queueId("Support");
        output.accept(
                "Warming up: %d composes a second for %d s"
                        .formatted(WARM_UP.perSecond(), WARM_UP.seconds()));
        ComposeLoad composes = new ComposeLoad(amy, support, DemoNumbers.different());
        composes.run(WARM_UP, true);
        output.accept("Composing: %d a second for %d s".formatted(plan.perSecond(), plan.seconds()));
        LoadReport report = composes.run(plan, true);
        output.accept("  answers by status  %s".formatted(report.statuses()));
        output.accept("  200, composed      %s".formatted(report.admitted()));
        output.accept("  503, try later     %s".formatted(report.refused()));
        if (!report.allRefusalsHaveRetryAfter()) {
            throw new Failure("a 503 came without Retry-After.");
        }
        if (report.admitted().count() == 0) {
            throw new Failure("no compose was admitted: answers by status " + report.statuses() + ".");
        }
    }
}
