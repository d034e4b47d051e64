package io.onbehalf.bench.faults;

import io.onbehalf.local.Failure;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.Signals;
import io.onbehalf.smsc.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Causes the faults of a schedule in a stack, and undoes them.
final class FaultInjector {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);

    private final FaultStack stack;
    private final ForeignProducer foreign;
    private final Consumer<String> output;
    private final List<String> died = new ArrayList<>();

    /// Those whose disk was full: they may end by themselves, also some time later.
    private final Set<JvmPart> mayDie = new HashSet<>();

    /// @param output gets a line for each fault
    FaultInjector(FaultStack stack, ForeignProducer foreign, Consumer<String> output) {
        this.stack = stack;
        this.foreign = foreign;
        this.output = output;
    }

    /// What is to be done at a moment.
    private record Step(long atMillis, PlannedFault fault, boolean cause) {}

    /// Follows the schedule; returns when the last fault is undone. Its clock stands still while a step takes
    /// longer than a moment, as a restart of the broker does: what comes next shall find it there.
    void play(FaultSchedule schedule) throws Exception {
        List<Step> steps = new ArrayList<>();
        for (PlannedFault fault : schedule.faults()) {
            steps.add(new Step(fault.atMillis(), fault, true));
            steps.add(new Step(fault.undoneAtMillis(), fault, false));
        }
        steps.sort(Comparator.comparingLong(Step::atMillis));
        long begin = System.nanoTime();
        for (Step step : steps) {
            Thread.sleep(Math.max(0, step.atMillis() - (System.nanoTime() - begin) / 1_000_000));
            long before = System.nanoTime();
            if (step.cause()) {
                awaitOthers(step.fault());
                output.accept("  " + step.fault());
                cause(step.fault());
            } else {
                undo(step.fault());
            }
            begin += System.nanoTime() - before;
        }
    }

    /// On a busy machine a part needs longer than the schedule expects: what must not fail at once is waited
    /// for.
    private void awaitOthers(PlannedFault fault) throws InterruptedException {
        for (String other : FaultTargets.INSTANCES) {
            boolean isNeeded =
                    fault.kind() == FaultKind.BROKER_RESTART
                            || FaultTargets.areOfOnePart(other, fault.target());
            JvmPart part = stack.part(other);
            if (isNeeded) {
                restartIfExpected(part);
            }
            if (isNeeded && part.isAlive()) {
                awaitReady(part);
            }
        }
    }

    private void cause(PlannedFault fault) throws IOException, InterruptedException, ExecutionException {
        switch (fault.kind()) {
            case KILL -> alive(fault).kill();
            case STALL -> Signals.stop(alive(fault));
            case SMSC_AWAY, REGISTRY_AWAY, BROKER_RESTART -> alive(fault).stop();
            case SMPP_CUT -> new ControlClient(stack.layout().smscControlUrl()).cut();
            case CLOCK_AHEAD -> restart(fault, HOUR);
            case CLOCK_BEHIND -> restart(fault, HOUR.negated());
            case DISK_FULL -> fill(alive(fault));
            case BAD_RECORDS -> foreign.writeBadRecords(fault.target());
            case DUPLICATES -> foreign.writeDuplicates(fault.target());
        }
    }

    private void undo(PlannedFault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case KILL, SMSC_AWAY, REGISTRY_AWAY -> stack.part(fault.target()).start();
            case BROKER_RESTART -> stack.part(fault.target()).start().awaitReady(READY_TIMEOUT);
            case STALL -> Signals.resume(stack.part(fault.target()));
            case CLOCK_AHEAD, CLOCK_BEHIND -> restart(fault, Duration.ZERO);
            case DISK_FULL -> free(stack.part(fault.target()));
            case SMPP_CUT, BAD_RECORDS, DUPLICATES -> {
                // Nothing to undo.
            }
        }
    }

    /// Where clocks can't be moved, the instance is only killed.
    private void restart(PlannedFault fault, Duration ahead) throws IOException, InterruptedException {
        JvmPart part = alive(fault);
        part.kill();
        stack.clocks().set(part.name(), ahead);
        part.start();
    }

    private void fill(JvmPart part) throws IOException {
        mayDie.add(part);
        stack.disks().fill(part.name());
    }

    private void free(JvmPart part) throws IOException {
        stack.disks().free(part.name());
        restartIfExpected(part);
    }

    /// As a supervisor does.
    private void restartIfExpected(JvmPart part) {
        if (mayDie.contains(part) && !part.isAlive()) {
            part.start();
        }
    }

    /// The part that the fault befalls; started again if it has ended by itself, which is a finding.
    private JvmPart alive(PlannedFault fault) {
        JvmPart part = stack.part(fault.target());
        restartIfExpected(part);
        mayDie.remove(part);
        if (!part.isAlive()) {
            died.add(String.valueOf(part.deathFailure().getMessage()));
            part.start();
        }
        return part;
    }

    /// One whose disk was full may end while it is waited for.
    private void awaitReady(JvmPart part) throws InterruptedException {
        try {
            part.awaitReady(READY_TIMEOUT);
        } catch (Failure failure) {
            if (!mayDie.contains(part) || part.isAlive()) {
                throw failure;
            }
            part.start().awaitReady(READY_TIMEOUT);
        }
    }

    /// Waits until all parts are ready.
    ///
    /// @return those that ended by themselves, one sentence each
    List<String> awaitAll() throws InterruptedException {
        for (JvmPart part : stack.parts()) {
            restartIfExpected(part);
            try {
                awaitReady(part);
            } catch (Failure failure) {
                died.add(String.valueOf(failure.getMessage()));
            }
        }
        return List.copyOf(died);
    }
}
