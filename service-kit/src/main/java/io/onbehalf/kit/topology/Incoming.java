package io.onbehalf.kit.topology;

/// The input of a decider: requests, and moments that have come.
public sealed interface Incoming<R> permits Requested, Due {}
