package io.onbehalf.bench;

import io.onbehalf.local.Api;
import io.onbehalf.local.Caller;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.Service;
import io.onbehalf.local.smsc.Magic;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// `deploy/bench/run soak`.
final class SoakCommand {

    private static final int CONVERSATIONS = 200;
    private static final int SHOWN = 20;

    private SoakCommand() {}

    /// Whether both ledgers agree.
    static boolean run(int messages, int kills, long seed) throws Exception {
        System.out.printf("soak: %d messages, %d kills and cuts, seed %d%n", messages, kills, seed);
        try (Rig rig = new Rig()) {
            JvmPart smsc = rig.smsc();
            Rig.start(rig.broker(), rig.registry(), smsc);
            JvmPart conversation =
                    rig.conversationService(
                            List.of(
                                    "--onbehalf.carrier.pacing.enabled=false",
                                    "--onbehalf.carrier.transaction-timer=5s"));
            Rig.start(
                    rig.service(Service.QUEUE),
                    conversation,
                    rig.service(Service.WRAPUP),
                    rig.service(Service.GATEWAY));
            rig.seed();
            Caller amy = new Api(rig.site().gatewayUrl()).as("amy");
            Reconciliation.Report report =
                    new Soak(Math.min(CONVERSATIONS, messages), messages, kills, seed)
                            .run(
                                    new Soak.Target(
                                            rig.site(),
                                            conversation,
                                            smsc,
                                            amy,
                                            support(amy),
                                            contacts(seed),
                                            UnaryOperator.identity()),
                                    System.out::println);
            return tell(report);
        }
    }

    /// Numbers that the simulator treats as any other.
    private static Supplier<String> contacts(long seed) {
        Iterator<String> numbers =
                new Random(seed)
                        .ints(2_000_000, 10_000_000)
                        .distinct()
                        .mapToObj(number -> "+1317" + number)
                        .filter(number -> Magic.of(number) == Magic.NONE)
                        .iterator();
        return numbers::next;
    }

    private static boolean tell(Reconciliation.Report report) {
        System.out.printf(
                "SMS by our events: %s; in the message centre's ledger: %d%n",
                report.counts(), report.inLedger());
        report.differences().stream()
                .limit(SHOWN)
                .forEach(difference -> System.out.println("  " + difference));
        System.out.println(
                report.agrees()
                        ? "Both agree, SMS by SMS: none lost, none submitted twice."
                        : "They differ %d times.".formatted(report.differences().size()));
        return report.agrees();
    }

    private static String support(Caller agent) throws InterruptedException {
        for (JsonNode queue : agent.get("/routing/queues/me?name=Support").body().path("entities")) {
            return queue.path("id").asString("");
        }
        throw new io.onbehalf.local.Failure("there is no queue Support.");
    }
}
