package io.onbehalf.conversation.domain.inbound;

import java.util.Optional;

/// The parts from which a text was joined.
///
/// @param partsReference what its parts have in common; empty where it came in one SMS
/// @param missingParts how many of them never came
public record JoinedParts(Optional<Integer> partsReference, int missingParts) {

    /// The text came in one SMS.
    public static final JoinedParts NONE = new JoinedParts(Optional.empty(), 0);
}
