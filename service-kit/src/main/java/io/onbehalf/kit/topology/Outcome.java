package io.onbehalf.kit.topology;

/// An output of a decision: an event or the reply, with the Avro bytes that were checked before anything was
/// written.
public sealed interface Outcome extends Forwarded permits Decided, Answered {

    /// The value in Confluent's wire format.
    byte[] avro();
}
