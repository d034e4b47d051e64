package io.onbehalf.bench.faults;

import io.onbehalf.bench.stack.DisposableStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// The command `deploy/bench/run faults`.
public final class FaultsCommand {

    private static final int SHOWN = 20;

    private FaultsCommand() {}

    /// A seed for a run that was given none.
    public static long anySeed() {
        return ThreadLocalRandom.current().nextLong(1_000_000);
    }

    /// True if every promise was kept.
    public static boolean run(long seed, Duration length) throws Exception {
        FaultSchedule schedule = FaultSchedule.of(seed, length);
        System.out.printf("faults: seed %d, %s, %d faults%n", seed, length, schedule.faults().size());
        try (DisposableStack disposable = new DisposableStack()) {
            Thread onInterrupt = new Thread(disposable::abandon);
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            boolean kept = run(seed, schedule, FaultStack.start(disposable));
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            if (!kept) {
                disposable.keepData();
                System.out.println("Data and logs are kept in " + disposable.layout().data());
            }
            return kept;
        }
    }

    private static boolean run(long seed, FaultSchedule schedule, FaultStack stack) throws Exception {
        CallLog log = new CallLog();
        Scene scene = Scene.of(stack.signIn("admin").getFirst(), new Random(seed));
        FaultInjector injector =
                new FaultInjector(
                        stack, new ForeignProducer(stack.layout(), new Random(seed)), System.out::println);
        List<String> died = new ArrayList<>();
        Cast.of(scene, stack, log, seed)
                .actDuring(() -> {
                    injector.play(schedule);
                    died.addAll(injector.awaitAll());
                });
        System.out.println("All faults are undone; waiting until nothing is written any more.");
        Map<String, List<String>> found = new LinkedHashMap<>();
        found.put("no part ends by itself", died);
        found.putAll(new FaultCheck(stack.layout(), scene, log).violations());
        print(schedule, log);
        return print(found);
    }

    private static void print(FaultSchedule schedule, CallLog log) {
        System.out.println(
                "faults: "
                        + schedule.faults().stream()
                                .collect(Collectors.groupingBy(PlannedFault::kind, Collectors.counting())));
        System.out.printf("%-20s %8s %8s %8s %8s%n", "calls", "made", "accepted", "refused", "unknown");
        log.counts()
                .forEach((kind, counts) ->
                        System.out.printf(
                                "%-20s %8d %8d %8d %8d%n",
                                kind, counts.made(), counts.accepted(), counts.refused(), counts.unknown()));
    }

    private static boolean print(Map<String, List<String>> found) {
        found.forEach((promise, violations) -> {
            System.out.printf(
                    "%-36s %s%n",
                    promise, violations.isEmpty() ? "kept" : "broken " + violations.size() + " times");
            violations.stream().limit(SHOWN).forEach(each -> System.out.println("    " + each));
        });
        return found.values().stream().allMatch(List::isEmpty);
    }
}
