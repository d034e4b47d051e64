package io.onbehalf.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/// One step of a trace, such as a call, a request on its way or a decision: a span, which ends when it is
/// closed. Any thread may use it.
///
/// Names and attributes say what kind of thing happened. Nothing of a contact may stand in them: no number,
/// no text, and no message of an exception, which may quote either.
public final class Step implements AutoCloseable {

    private final Span span;
    private final Traceparent traceparent;

    /// @param parent for what follows from the step where no span is recorded
    Step(Span span, @Nullable Traceparent parent) {
        this.span = span;
        SpanContext own = span.getSpanContext();
        if (own.isValid()) {
            this.traceparent =
                    new Traceparent(own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex());
        } else {
            this.traceparent = parent == null ? Traceparent.fresh() : parent;
        }
    }

    /// The context of what follows from this step.
    public Traceparent traceparent() {
        return traceparent;
    }

    /// Says that the step is about a record of a topic of Kafka.
    public Step onTopic(String topic) {
        return attribute("messaging.system", "kafka").attribute("messaging.destination.name", topic);
    }

    public Step attribute(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    public Step attribute(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /// Gives the step another name, where only its end shows what it was.
    public void rename(String name) {
        span.updateName(name);
    }

    /// Marks the step as an error.
    ///
    /// @param type a code or the name of a class
    public void failed(String type) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", type);
    }

    @Override
    public void close() {
        span.end();
    }
}
