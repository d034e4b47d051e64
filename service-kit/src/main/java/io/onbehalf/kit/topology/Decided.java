package io.onbehalf.kit.topology;

/// An event of the domain with the header that the loop gave it.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a topic, never compared
public record Decided<E>(E event, EventHeader header, byte[] avro) implements Outcome {}
