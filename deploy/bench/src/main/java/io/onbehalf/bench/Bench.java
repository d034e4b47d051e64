package io.onbehalf.bench;

import io.onbehalf.bench.backlog.BacklogCommand;
import io.onbehalf.bench.backlog.BacklogOptions;
import io.onbehalf.bench.channels.ChannelsCommand;
import io.onbehalf.bench.channels.ChannelsOptions;
import io.onbehalf.bench.compose.ComposeCommand;
import io.onbehalf.bench.compose.ComposeOptions;
import io.onbehalf.bench.containers.ContainersCommand;
import io.onbehalf.bench.faults.FaultsCommand;
import io.onbehalf.bench.lists.ListsCommand;
import io.onbehalf.bench.lists.ListsOptions;
import io.onbehalf.bench.timers.TimersCommand;
import io.onbehalf.local.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The main class of `deploy/bench/run`.
public final class Bench {

    private static final String USAGE =
            """
            Usage: deploy/bench/run soak [--messages N] [--kills K] [--seed S]
                   deploy/bench/run submits [--messages N] [--window W]
                   deploy/bench/run backlog [--accounts A] [--numbers N] [--messages M] [--seconds S]
                   deploy/bench/run bytes [--messages N] [--texts T]
                   deploy/bench/run compose [--rates R,R...] [--seconds S] [--warm-up W] [--threads T]
                   deploy/bench/run lists [--waiting N] [--members N] [--queues N] [--held N] [--messages N]
                                          [--codes N] [--owed N] [--calls C] [--warm-up W]
                   deploy/bench/run channels [--sockets N] [--rate R] [--seconds S]
                   deploy/bench/run timers [--stints N]
                   deploy/bench/run faults [--minutes N] [--seed S]
                   deploy/bench/run upgrade --from FOLDER [--seed S]
                   deploy/bench/run containers [--project P] [--seed S]

            soak     sends N messages (default 10000) while conversation-service is killed and connections are cut K
                     times (default 20), then compares the SMSC's ledger with our events, message by message
            submits  submits N messages (default 300000) with pacing off, and the same with the bare SMPP library
                     and, where it is installed, with Kannel

            backlog  starts conversation-service while M messages (default 1000000) of N numbers (default 500) wait
                     for A accounts (default 50) whose link is down, then lets the link come back for S s
                     (default 30), and checks the order of each number

            bytes    prints the bytes that an inbound text writes over all topics, on a conversation of 10, 1000 and N
                     messages (default 10000), average of T texts (default 20)

            compose  prints latency and cost of a compose at R per second (default 20,50,100,200), for S s each
                     (default 20) after W s of warm-up (default 60), beside a bare echo on the same broker; on a
                     stack that has T threads (default 0)

            lists    prints how long the pages of lists take: C calls of each (default 300) after W (default 100),
                     on a stack where conversations wait in one queue (default 100000), a queue has members
                     (default 10000), an agent has queues (default 200) and conversations (default 500), a
                     conversation has messages (default 10000), a queue has wrap-up codes (default 1000)
                     and the agent owes wrap-ups (default 5000)

            channels opens N sockets (default 2000) on one gateway and prints the memory of each, and how soon they are
                     told of R changes a second (default 100), for S s (default 30)

            timers   ends N stints (default 10000) whose after-call work is due in the same second, and prints how
                     long it takes to end, and the latency of other requests meanwhile

            faults   lets agents, contacts and supervisors act for N minutes (default 3) on two instances of each
                     service, while parts are killed, stopped and restarted by a schedule that follows from the
                     seed, then checks the promises, the calls and the ledger

            upgrade  lets them act while the instances of the build in FOLDER, another checkout on which mvn package
                     ran, are replaced one by one by those of this one, and these by the others again; then checks
                     the same

            containers
                     lets them act on the stack of deploy/compose that runs as project P (default onbehalf), on the
                     ports that Compose's variables name, while each container is killed once; then checks the same

            Each but containers starts a stack of its own on free ports, and leaves nothing behind.\
            """;

    private static final int FAILED = 1;
    private static final int INVALID_OPTIONS = 2;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(run(arguments));
        } catch (Failure | NumberFormatException e) {
            System.err.println("onbehalf: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int run(String[] arguments) throws Exception {
        if (arguments.length == 0 || arguments.length % 2 == 0) {
            return usage(arguments);
        }
        Map<String, String> options = new TreeMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return switch (arguments[0]) {
            case "soak" -> status(soak(options));
            case "submits" ->
                    status(
                            SubmitsCommand.run(
                                    number(options, "--messages", 300_000), number(options, "--window", 50)));
            case "backlog" -> status(BacklogCommand.run(backlog(options)));
            case "bytes" ->
                    status(
                            BytesCommand.run(
                                    number(options, "--messages", 10_000), number(options, "--texts", 20)));
            case "compose" -> compose(options);
            case "lists" -> status(lists(options));
            case "channels" ->
                    status(
                            ChannelsCommand.run(
                                    new ChannelsOptions(
                                            number(options, "--sockets", 2_000),
                                            number(options, "--rate", 100),
                                            number(options, "--seconds", 30))));
            case "faults" -> status(faults(options));
            case "upgrade" -> upgrade(options);
            case "containers" ->
                    status(
                            ContainersCommand.run(
                                    options.getOrDefault("--project", "onbehalf"), seed(options)));
            case "timers" -> status(TimersCommand.run(number(options, "--stints", 10_000)));
            default -> usage(arguments);
        };
    }

    private static BacklogOptions backlog(Map<String, String> options) {
        return new BacklogOptions(
                number(options, "--accounts", 50),
                number(options, "--numbers", 500),
                number(options, "--messages", 1_000_000),
                number(options, "--seconds", 30));
    }

    private static int compose(Map<String, String> options) throws Exception {
        ComposeCommand.run(
                new ComposeOptions(
                        Stream.of(options.getOrDefault("--rates", "20,50,100,200").split(","))
                                .map(Integer::valueOf)
                                .toList(),
                        number(options, "--seconds", 20),
                        number(options, "--warm-up", 60),
                        number(options, "--threads", 0)));
        return 0;
    }

    private static boolean lists(Map<String, String> options) throws Exception {
        return ListsCommand.run(
                new ListsOptions(
                        number(options, "--waiting", 100_000),
                        number(options, "--members", 10_000),
                        number(options, "--queues", 200),
                        number(options, "--held", 500),
                        number(options, "--messages", 10_000),
                        number(options, "--codes", 1_000),
                        number(options, "--owed", 5_000),
                        number(options, "--calls", 300),
                        number(options, "--warm-up", 100)));
    }

    private static boolean faults(Map<String, String> options) throws Exception {
        return FaultsCommand.run(seed(options), Duration.ofMinutes(number(options, "--minutes", 3)));
    }

    private static int upgrade(Map<String, String> options) throws Exception {
        String from = options.get("--from");
        return from == null
                ? usage("upgrade")
                : status(FaultsCommand.upgrade(seed(options), Path.of(from).toAbsolutePath()));
    }

    private static long seed(Map<String, String> options) {
        return Long.parseLong(options.getOrDefault("--seed", Long.toString(FaultsCommand.anySeed())));
    }

    private static boolean soak(Map<String, String> options) throws Exception {
        String seed = options.getOrDefault("--seed", Long.toString(System.nanoTime()));
        return SoakCommand.run(
                number(options, "--messages", 10_000), number(options, "--kills", 20), Long.parseLong(seed));
    }

    private static int usage(String... arguments) {
        System.out.println(USAGE);
        return arguments.length == 0 || arguments[0].equals("--help") ? 0 : INVALID_OPTIONS;
    }

    private static int status(boolean succeeded) {
        return succeeded ? 0 : FAILED;
    }

    private static int number(Map<String, String> options, String name, int defaultValue) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(defaultValue)));
    }
}
