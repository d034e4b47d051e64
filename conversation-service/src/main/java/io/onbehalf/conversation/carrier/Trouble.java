package io.onbehalf.conversation.carrier;

/// Names a problem for the log without its text, which may quote a message.
final class Trouble {

    private Trouble() {}

    /// What it is and where it began; the JVM leaves out where, of what comes often and of lack of memory.
    static String of(Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        return problem.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
