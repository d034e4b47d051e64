package io.onbehalf.local.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/// The main class of every part's JVM: runs the part's own main class, and ends the part when its parent
/// process is gone, for whatever reason.
///
/// The part's standard input is a pipe that only its parent holds open, so the end of the pipe means the end
/// of the parent. The part halts immediately, without shutdown hooks, as if it had been killed. (A Java agent
/// could do the same, but a JVM with an agent uses no AOT cache.)
public final class ParentWatchdog {

    private static final int PARENT_GONE = 3;

    private ParentWatchdog() {}

    /// Runs a part.
    ///
    /// @param arguments the part's main class and its arguments
    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("parent-watchdog").start(ParentWatchdog::watch);
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
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
