package io.onbehalf.kit.topology;

/// What a decider is run over: what somebody asks for, and moments that have come.
public sealed interface Incoming<R> permits Requested, Due {}
