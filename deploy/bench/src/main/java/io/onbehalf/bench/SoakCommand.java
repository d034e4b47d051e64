package io.onbehalf.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.onbehalf.bench.promises.Reconciliation;
import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import io.onbehalf.smsc.ledger.LedgerLine;
import io.onbehalf.smsc.number.MagicNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The command `deploy/bench/run soak`.
final class SoakCommand {

    private static final int CONVERSATIONS = 200;
    private static final int SHOWN_DIFFERENCES = 20;

    private SoakCommand() {}

    /// True if ledger and events agree.
    static boolean run(int messages, int kills, long seed) throws Exception {
        System.out.printf("soak: %d messages, %d kills and cuts, seed %d%n", messages, kills, seed);
        try (DisposableStack stack = new DisposableStack()) {
            JvmPart smsc = stack.smsc();
            DisposableStack.start(stack.broker(), stack.registry(), smsc);
            List<String> arguments = new ArrayList<>(List.of("--onbehalf.carrier.pacing.enabled=false"));
            arguments.addAll(SoakAccounts.arguments(stack.layout().smsc()));
            JvmPart conversationService =
                    stack.service(Service.CONVERSATION, arguments.toArray(String[]::new));
            DisposableStack.start(
                    stack.service(Service.QUEUE),
                    conversationService,
                    stack.service(Service.WRAPUP),
                    stack.service(Service.GATEWAY));
            stack.createDemoData();
            Api api = new Api(stack.layout().gatewayUrl());
            ApiUser amy = api.signIn("amy");
            List<String> queueIds = new ArrayList<>(List.of(amy.queueId("Support")));
            queueIds.addAll(SoakAccounts.createQueues(api.signIn("admin"), amy));
            SoakTarget target =
                    new SoakTarget(
                            stack.layout(),
                            conversationService,
                            smsc,
                            amy,
                            queueIds,
                            contacts(seed),
                            UnaryOperator.identity());
            Soak soak = new Soak(Math.min(CONVERSATIONS, messages), messages, kills, seed);
            Reconciliation.Report report = soak.run(target, System.out::println);
            printAccounts(stack.layout());
            return print(report);
        }
    }

    /// How many SMS each account took, and how many it refused.
    private static void printAccounts(StackLayout layout) throws IOException {
        Map<String, List<LedgerLine>> byNumber =
                LedgerLine.readAll(layout.smscLedger()).stream()
                        .collect(groupingBy(line -> line.sms().source(), TreeMap::new, toList()));
        byNumber.forEach((number, lines) -> {
            long taken = lines.stream().filter(LedgerLine::isAccepted).count();
            System.out.printf("%s: %,d taken, %,d refused%n", number, taken, lines.size() - taken);
        });
    }

    /// Numbers for which the simulator does nothing special.
    private static Supplier<String> contacts(long seed) {
        Iterator<String> numbers =
                new Random(seed)
                        .ints(2_000_000, 10_000_000)
                        .distinct()
                        .mapToObj(number -> "+1317" + number)
                        .filter(number -> MagicNumber.of(number) == MagicNumber.NONE)
                        .iterator();
        return numbers::next;
    }

    private static boolean print(Reconciliation.Report report) {
        System.out.printf(
                "SMS by our events: %s; in the SMSC's ledger: %d%n", report.counts(), report.inLedger());
        report.differences().stream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(difference -> System.out.println("  " + difference));
        System.out.println(
                report.agrees()
                        ? "Both agree, SMS by SMS: none lost, none submitted twice."
                        : "They differ %d times.".formatted(report.differences().size()));
        return report.agrees();
    }
}
