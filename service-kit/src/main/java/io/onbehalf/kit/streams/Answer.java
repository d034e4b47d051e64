package io.onbehalf.kit.streams;

import java.time.Instant;

/// What was once answered to a request, kept so that a repeat hears the same.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the store, never compared
record Answer(Instant at, String fingerprint, byte[] reply) {}
