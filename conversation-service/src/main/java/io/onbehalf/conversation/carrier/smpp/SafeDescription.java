package io.onbehalf.conversation.carrier.smpp;

/// Describes an exception for the log without its message, which may quote a contact's text or number.
public final class SafeDescription {

    private SafeDescription() {}

    /// The exception's class and where it was thrown. The place is missing if the JVM omitted the stack
    /// trace, as it does for frequent exceptions and for lack of memory.
    public static String of(Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        return problem.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
