package io.onbehalf.bench.faults;

/// Somebody who takes part in a run, by one act after the other.
@FunctionalInterface
interface Player {

    /// Does one thing, or nothing where there is nothing to do.
    void act() throws Exception;
}
