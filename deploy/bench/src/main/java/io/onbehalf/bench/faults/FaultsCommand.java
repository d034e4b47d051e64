package io.onbehalf.bench.faults;

import io.onbehalf.bench.stack.DisposableStack;
import io.onbehalf.local.layout.Checkout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// The commands `deploy/bench/run faults` and `deploy/bench/run upgrade`.
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
        return play(
                seed,
                Checkout.find(),
                stack -> {
                    if (!stack.clocks().areMovable()) {
                        System.out.println("no libfaketime (Debian's package): clocks stay as they are");
                    }
                    if (!stack.disks().areMountable()) {
                        System.out.println("only root on Linux can mount a disk: none gets full");
                    }
                    var foreign = new ForeignProducer(stack.layout(), new Random(seed));
                    var injector = new FaultInjector(stack, foreign, System.out::println);
                    injector.play(schedule);
                    print(schedule);
                    return injector.awaitAll();
                });
    }

    /// Replaces the instances of an older build by those of this one, and these by the older ones again,
    /// while agents, contacts and supervisors act. True if every promise was kept.
    ///
    /// @param older a checkout that is built
    public static boolean upgrade(long seed, Path older) throws Exception {
        var upgrade = new RollingUpgrade(new Checkout(older, false), Checkout.find(), System.out::println);
        upgrade.requireSameTopologies();
        System.out.printf("upgrade: seed %d, from %s and back%n", seed, older);
        return play(seed, upgrade.older(), upgrade);
    }

    /// What happens to a stack.
    @FunctionalInterface
    interface Happening {

        /// Returns the parts that ended by themselves, one sentence each.
        List<String> happensTo(FaultStack stack) throws Exception;
    }

    private static boolean play(long seed, Checkout build, Happening happening) throws Exception {
        try (DisposableStack disposable = DisposableStack.withClocksAndDisks()) {
            Thread onInterrupt = new Thread(disposable::abandon);
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            boolean kept = false;
            try {
                FaultStack stack = FaultStack.start(disposable, build);
                kept = play(seed, stack, () -> happening.happensTo(stack));
            } finally {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
                if (!kept) {
                    disposable.keepData();
                    System.out.println("Data and logs are kept in " + disposable.layout().data());
                }
            }
            return kept;
        }
    }

    /// What happens on a stage while people act there.
    @FunctionalInterface
    public interface Meanwhile {

        /// Returns the parts that ended by themselves, one sentence each.
        List<String> happens() throws Exception;
    }

    /// Lets agents, contacts and supervisors act while something happens, then judges it. True if every
    /// promise was kept.
    ///
    /// @param seed of what each of them does
    public static boolean play(long seed, Stage stage, Meanwhile meanwhile) throws Exception {
        CallLog log = new CallLog();
        Scene scene = Scene.of(stage.signIn("admin").getFirst(), new Random(seed));
        List<String> died = new ArrayList<>();
        Cast.of(scene, stage, log, seed).actDuring(() -> died.addAll(meanwhile.happens()));
        System.out.println("It is over; waiting until nothing is written any more.");
        Map<String, List<String>> found = new LinkedHashMap<>();
        found.put("no part ends by itself", died);
        found.putAll(new FaultCheck(stage, scene, log).violations());
        print(log);
        return print(found);
    }

    private static void print(FaultSchedule schedule) {
        System.out.println(
                "faults: "
                        + schedule.faults().stream()
                                .collect(Collectors.groupingBy(PlannedFault::kind, Collectors.counting())));
    }

    private static void print(CallLog log) {
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
