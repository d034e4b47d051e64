package io.onbehalf.kit.topology;

import java.time.Instant;

/// A reply that was given, kept so that a repeat of its request gets the same.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the store, never compared
record StoredAnswer(Instant at, String fingerprint, byte[] reply) {}
