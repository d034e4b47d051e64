package io.onbehalf.bench.containers;

import io.onbehalf.bench.faults.FaultsCommand;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.DataFolder;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The command `deploy/bench/run containers`.
public final class ContainersCommand {

    private static final Duration HEALTHY_TIMEOUT = Duration.ofMinutes(4);

    /// Until all work without the one that was killed, or wait for it.
    private static final Duration AWAY = Duration.ofSeconds(5);

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /// The variables of `deploy/compose` that say where ports are published.
    private static final Map<String, Port> VARIABLES =
            Map.of(
                    "GATEWAY_PORT", Port.GATEWAY,
                    "REGISTRY_PORT", Port.REGISTRY,
                    "KAFKA_PORT", Port.BROKER,
                    "SMSC_CONTROL_PORT", Port.SMSC_CONTROL);

    private ContainersCommand() {}

    /// Kills each container of a running stack in turn while agents, contacts and supervisors act, and starts
    /// it again. True if every promise was kept.
    ///
    /// @param project Compose's name of the stack
    /// @param seed of the order, and of what each person does
    public static boolean run(String project, long seed) throws Exception {
        Containers containers = new Containers(project);
        Path data = Files.createTempDirectory("onbehalf-containers");
        var stage =
                new ComposeStage(new StackLayout(Checkout.find(), ports(System.getenv()), data), containers);
        System.out.printf("containers: project %s, seed %d%n", project, seed);
        boolean kept = FaultsCommand.play(seed, stage, () -> killAll(containers, new Random(seed)));
        if (kept) {
            DataFolder.delete(data);
        } else {
            System.out.println("Logs and ledger are kept in " + data);
        }
        return kept;
    }

    /// The ports that Compose publishes in an environment.
    static Ports ports(Map<String, String> environment) {
        Map<Port, Integer> numbers = new EnumMap<>(Ports.standard(0).numbers());
        VARIABLES.forEach((variable, port) -> {
            String number = environment.get(variable);
            if (number != null) {
                numbers.put(port, Integer.valueOf(number));
            }
        });
        return new Ports(numbers);
    }

    private static List<String> killAll(Containers containers, Random random)
            throws IOException, InterruptedException {
        List<String> order = new ArrayList<>(ComposeStage.PARTS);
        Collections.shuffle(order, random);
        Thread.sleep(BETWEEN);
        List<String> ended = new ArrayList<>();
        for (String part : order) {
            ended.addAll(endedByItself(containers, part));
            System.out.printf("  %s is %s%n", part, end(containers, part));
            Thread.sleep(AWAY);
            containers.start(part);
            containers.awaitHealthy(part, HEALTHY_TIMEOUT);
            Thread.sleep(BETWEEN);
        }
        for (String part : order) {
            containers.awaitHealthy(part, HEALTHY_TIMEOUT);
        }
        for (String part : order) {
            ended.addAll(endedByItself(containers, part));
        }
        return ended;
    }

    /// Empty if it did not. A start forgets what was before it.
    private static List<String> endedByItself(Containers containers, String part)
            throws IOException, InterruptedException {
        return containers.restarts(part) > 0
                ? List.of(part + " ended by itself and was started again")
                : List.of();
    }

    /// The simulator writes its ledger when it is stopped; killed, it would forget what it has taken.
    private static String end(Containers containers, String part) throws IOException, InterruptedException {
        if (part.equals(ComposeStage.SIMULATOR)) {
            containers.stop(part);
            return "stopped";
        }
        containers.kill(part);
        return "killed";
    }
}
