package io.onbehalf.kit.topology;

/// A request, or another service's event that is read as one, with its header.
public record Requested<R>(R request, RequestHeader header) implements Forwarded {}
