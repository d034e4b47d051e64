package io.onbehalf.local.remote;

import io.onbehalf.local.Failure;

/// Runs a command of this package and ends the process with its status.
final class Commands {

    private Commands() {}

    /// What a command does.
    @FunctionalInterface
    interface Command {

        void run() throws InterruptedException;
    }

    /// A failure is one sentence for the user and status 1.
    static void run(String name, Command command) {
        try {
            command.run();
            System.exit(0);
        } catch (Failure e) {
            System.err.println(name + ": " + e.sentence());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }
}
