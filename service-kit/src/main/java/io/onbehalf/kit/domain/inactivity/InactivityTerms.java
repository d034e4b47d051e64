package io.onbehalf.kit.domain.inactivity;

import java.time.Duration;
import java.util.Optional;

/// A queue's inactivity timeout: for how long neither side of a connected conversation may be silent, and
/// what happens then.
///
/// @param inactivityTimeoutEnabled without it nothing happens, whatever the other settings are
/// @param inactivityTimeoutSeconds empty if it was never set
public record InactivityTerms(
        boolean inactivityTimeoutEnabled,
        Optional<Integer> inactivityTimeoutSeconds,
        InactivityAction inactivityAction) {

    public static final int MIN_SECONDS = 10;
    public static final int MAX_SECONDS = 259_200;

    /// The terms of a queue that has set none.
    public static final InactivityTerms OFF =
            new InactivityTerms(false, Optional.empty(), InactivityAction.DISCONNECT);

    /// How long nobody may write; empty where it does not matter.
    public Optional<Duration> timeout() {
        return inactivityTimeoutSeconds.filter(_ -> inactivityTimeoutEnabled).map(Duration::ofSeconds);
    }
}
