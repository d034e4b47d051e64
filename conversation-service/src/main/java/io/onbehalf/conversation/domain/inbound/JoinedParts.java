package io.onbehalf.conversation.domain.inbound;

import org.jspecify.annotations.Nullable;

/// How a text was joined from its parts.
///
/// @param partsReference what its parts have in common; null where it came in one SMS
/// @param missingParts how many of them never came
public record JoinedParts(@Nullable Integer partsReference, int missingParts) {

    /// The text came in one SMS.
    public static final JoinedParts NONE = new JoinedParts(0);

    private JoinedParts(int missingParts) {
        this(null, missingParts);
    }
}
