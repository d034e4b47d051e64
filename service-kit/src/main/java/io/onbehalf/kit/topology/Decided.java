package io.onbehalf.kit.topology;

/// An event of the domain with the header that the loop gave it.
///
/// @param last true for the last event of its decision
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a topic, never compared
public record Decided<E>(E event, EventHeader header, byte[] avro, boolean last) implements Outcome {}
