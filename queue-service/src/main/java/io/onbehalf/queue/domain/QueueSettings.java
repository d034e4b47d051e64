package io.onbehalf.queue.domain;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import java.util.Optional;

/// The settings of a queue, which its administrator chooses.
///
/// @param cannedResponseLibraries all in a row that was written before there were any
/// @param outboundNumber empty when the queue cannot send
/// @param alerting the default in a row that was written before there were such terms
/// @param inactivity off in such a row
/// @param threadingTimeoutMinutes the queue's threading timeline; empty where the organization's counts
public record QueueSettings(
        String name,
        Optional<String> description,
        CannedResponseLibraries cannedResponseLibraries,
        Optional<OutboundNumber> outboundNumber,
        AfterCallTerms afterCall,
        AlertingTerms alerting,
        InactivityTerms inactivity,
        Optional<Integer> threadingTimeoutMinutes) {

    /// The longest threading timeline that a queue may have.
    public static final int MAX_THREADING_MINUTES = 4_320;

    public QueueSettings {
        cannedResponseLibraries = requireNonNullElse(cannedResponseLibraries, CannedResponseLibraries.ALL);
        alerting = requireNonNullElse(alerting, AlertingTerms.DEFAULT);
        inactivity = requireNonNullElse(inactivity, InactivityTerms.OFF);
        if (afterCall.wrapupPrompt() == WrapupPrompt.UNKNOWN) {
            throw new IllegalArgumentException(
                    "queue settings: a wrap-up prompt that this version does not know");
        }
    }

    /// Two names with the same key are the same name.
    public String nameKey() {
        return NameKey.of(name);
    }
}
