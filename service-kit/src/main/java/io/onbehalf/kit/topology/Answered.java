package io.onbehalf.kit.topology;

/// The reply to a request.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a topic, never compared
public record Answered<P>(P reply, byte[] avro) implements Outcome {}
