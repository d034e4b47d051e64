package io.onbehalf.kit.web;

import io.onbehalf.kit.tracing.Traceparent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The trace context of the call that the current thread serves, for the records and calls that follow from
/// it.
public final class TraceContext {
    /// The response header that names the context; clients look it up case-sensitively.
    public static final String CORRELATION_ID = "ININ-Correlation-Id";

    static final String MDC_KEY = "contextId";

    private static final ThreadLocal<@Nullable Traceparent> CURRENT = new ThreadLocal<>();

    /// The current call's context; outside of a call, a new one each time.
    public Traceparent current() {
        Traceparent known = CURRENT.get();
        return known == null ? Traceparent.fresh() : known;
    }

    /// The `traceparent` header's value for records and calls made on behalf of the current call.
    public String traceparent() {
        return current().toString();
    }

    public String contextId() {
        return current().traceId();
    }

    /// Makes a context current on this thread, also for its log lines, until the scope is closed.
    public Scope open(Traceparent traceparent) {
        Traceparent before = CURRENT.get();
        set(traceparent);
        return () -> set(before);
    }

    private static void set(@Nullable Traceparent traceparent) {
        if (traceparent == null) {
            CURRENT.remove();
            MDC.remove(MDC_KEY);
        } else {
            CURRENT.set(traceparent);
            MDC.put(MDC_KEY, traceparent.traceId());
        }
    }

    /// Ends the context that was opened, and restores the one before.
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
