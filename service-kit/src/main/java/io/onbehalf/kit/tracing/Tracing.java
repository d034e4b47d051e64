package io.onbehalf.kit.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/// Begins the steps of traces.
///
/// Switched off, it records nothing, and what follows from a step carries the context that the step was begun
/// with.
public final class Tracing {

    private static final Tracing OFF = new Tracing(null);
    private static final Step UNRECORDED = new Step(Span.getInvalid(), null);

    private final @Nullable Tracer tracer;

    private Tracing(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /// Records nothing.
    public static Tracing off() {
        return OFF;
    }

    public static Tracing with(OpenTelemetry telemetry) {
        return new Tracing(telemetry.getTracer("io.onbehalf"));
    }

    /// Begins a step that follows from a call.
    ///
    /// @param parent null if a trace begins with it
    public Step begin(String name, SpanKind kind, @Nullable Traceparent parent) {
        return begin(name, kind, parent, false);
    }

    /// Begins a step that follows from a record: it is linked to who wrote that, as the record may have
    /// waited for long. What is written because of the record carries the record's context, not the step's.
    ///
    /// @param traceparent the record's header; empty if it has none
    public Step received(String name, SpanKind kind, String traceparent) {
        if (tracer == null) {
            return UNRECORDED;
        }
        return begin(name, kind, Traceparent.read(traceparent).orElse(null), true);
    }

    private Step begin(String name, SpanKind kind, @Nullable Traceparent parent, boolean linked) {
        if (tracer == null) {
            return new Step(Span.getInvalid(), parent);
        }
        SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind);
        if (parent == null) {
            span.setNoParent();
        } else {
            SpanContext context = context(parent);
            span.setParent(Context.root().with(Span.wrap(context)));
            if (linked) {
                span.addLink(context);
            }
        }
        return new Step(span.startSpan(), parent);
    }

    private static SpanContext context(Traceparent parent) {
        return SpanContext.createFromRemoteParent(
                parent.traceId(),
                parent.parentId(),
                TraceFlags.fromHex(parent.flags(), 0),
                TraceState.getDefault());
    }
}
