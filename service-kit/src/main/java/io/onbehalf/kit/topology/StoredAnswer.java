package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;

/// A reply that was given, kept so that a repeat of its request gets the same.
///
/// @param written the positions of what the decision wrote
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the store, never compared
record StoredAnswer(Instant at, String fingerprint, byte[] reply, String written) {

    StoredAnswer {
        written = requireNonNullElse(written, ""); // a row that was written before there was this field
    }
}
