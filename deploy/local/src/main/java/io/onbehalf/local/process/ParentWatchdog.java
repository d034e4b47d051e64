package io.onbehalf.local.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/// A Java agent that ends a part when its parent process is gone, for whatever reason.
///
/// The part's standard input is a pipe that only its parent holds open, so the end of the pipe means the end
/// of the parent. The part halts immediately, without shutdown hooks, as if it had been killed.
public final class ParentWatchdog {

    private static final int PARENT_GONE = 3;

    private ParentWatchdog() {}

    public static void premain(String arguments) {
        Thread.ofPlatform().daemon().name("parent-watchdog").start(ParentWatchdog::watch);
    }

    private static void watch() {
        try (FileInputStream pipe = new FileInputStream(FileDescriptor.in)) {
            while (pipe.read() >= 0) {
                // The parent writes nothing; only the pipe's end matters.
            }
        } catch (IOException unreadable) {
            // A pipe that cannot be read has no parent at its other end.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
