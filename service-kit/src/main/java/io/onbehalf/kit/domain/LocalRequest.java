package io.onbehalf.kit.domain;

/// A request that a decider's loop itself makes, such as a moment that has come: it crosses no topic and has
/// no Avro record.
public interface LocalRequest {}
