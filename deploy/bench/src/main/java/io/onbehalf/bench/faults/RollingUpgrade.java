package io.onbehalf.bench.faults;

import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Replaces the instances of a stack one by one: those of an older build by those of a newer one, and then
/// the other way.
///
/// @param output gets a line for each
record RollingUpgrade(Checkout older, Checkout newer, Consumer<String> output)
        implements FaultsCommand.Happening {

    /// While old and new work side by side.
    private static final long PAUSE_MS = 5_000;

    private static final Map<String, String> TOPOLOGIES =
            Map.of(
                    "queue-service", "queue",
                    "conversation-service", "conversation",
                    "wrapup-service", "wrapup");

    /// Two instances of one service share its tasks, so their topologies must be the same.
    ///
    /// @throws Failure naming the services that have to be stopped before the newer build starts
    void requireSameTopologies() {
        List<String> others =
                TOPOLOGIES.keySet().stream()
                        .filter(service -> !topology(older, service).equals(topology(newer, service)))
                        .sorted()
                        .toList();
        if (!others.isEmpty()) {
            throw new Failure(
                    "the topology of %s is another one in %s: stop all its instances before the newer build starts."
                            .formatted(String.join(", ", others), older.root()));
        }
    }

    private static String topology(Checkout build, String service) {
        Path file =
                build.root()
                        .resolve(
                                "%s/src/test/resources/io/onbehalf/%s/topology/expected-topology.txt"
                                        .formatted(service, TOPOLOGIES.get(service)));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure("no checkout of Onbehalf: %s can't be read.".formatted(file), e);
        }
    }

    @Override
    public List<String> happensTo(FaultStack stack) throws Exception {
        Thread.sleep(PAUSE_MS);
        replaceAll(stack, newer, "newer");
        replaceAll(stack, older, "older");
        return stack.parts().stream()
                .filter(part -> !part.isAlive())
                .map(part -> String.valueOf(part.deathFailure().getMessage()))
                .toList();
    }

    private void replaceAll(FaultStack stack, Checkout build, String age) throws Exception {
        for (String instance : FaultTargets.INSTANCES) {
            output.accept("  %s becomes the %s build's".formatted(instance, age));
            stack.replace(instance, build);
            Thread.sleep(PAUSE_MS);
        }
    }
}
