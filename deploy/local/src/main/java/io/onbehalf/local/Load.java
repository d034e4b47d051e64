package io.onbehalf.local;

import io.onbehalf.local.ComposeLoad.Report;
import io.onbehalf.local.Options.LoadPlan;
import tools.jackson.databind.JsonNode;

/// Shows how composing behaves at a rate: what is admitted, what is refused, and how fast both are told.
final class Load {

    private static final LoadPlan WARM_UP = new LoadPlan(100, 20);

    private Load() {}

    static void run(Api api, LoadPlan plan, Console console) throws InterruptedException {
        Caller amy = api.as("amy");
        String support = queueId(amy, "Support");
        console.line(
                "Warming up: %d composes a second for %d s"
                        .formatted(WARM_UP.perSecond(), WARM_UP.seconds()));
        ComposeLoad.run(amy, support, WARM_UP, true);
        console.line("Composing: %d a second for %d s".formatted(plan.perSecond(), plan.seconds()));
        Report report = ComposeLoad.run(amy, support, plan, true);
        console.line("  answers by status  %s".formatted(report.statuses()));
        console.line("  200, composed      %s".formatted(report.admitted()));
        console.line("  503, try later     %s".formatted(report.refused()));
        if (!report.everyRefusalSaysWhen()) {
            throw new Failure("a 503 came without Retry-After.");
        }
        if (report.admitted().count() == 0) {
            throw new Failure("no compose was admitted: answers by status " + report.statuses() + ".");
        }
    }

    static String queueId(Caller agent, String name) throws InterruptedException {
        for (JsonNode queue : agent.get("/routing/queues/me?pageSize=100").body().path("entities")) {
            if (queue.path("name").asString("").equals(name)) {
                return queue.path("id").asString("");
            }
        }
        throw new Failure("%s is not a member of queue %s.".formatted(agent.user(), name));
    }
}
