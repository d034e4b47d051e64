package io.onbehalf.kit.topology;

/// What a decider's loop forwards: an outcome of a decision, or the request of a moment that has come.
public sealed interface Forwarded permits Outcome, Requested {}
