package io.onbehalf.conversation.carrier.smpp;

import org.jspecify.annotations.Nullable;

/// The result of submitting one SMS.
public sealed interface SubmitResult {

    /// The SMSC took it.
    ///
    /// @param smscMessageId the SMSC's id; null if it gave none
    record Accepted(@Nullable String smscMessageId) implements SubmitResult {}

    /// The SMSC answered with an error.
    record Refused(int commandStatus, Meaning meaning) implements SubmitResult {}

    /// The meaning of a `command_status` for the SMS.
    enum Meaning {
        /// Refused for now: it may be submitted again, later and slower.
        FOR_NOW,
        FOR_GOOD,
        /// Refused for good, because the contact has opted out.
        OPTED_OUT
    }

    /// It was denied its permission and did not leave.
    record Withheld(String reason) implements SubmitResult {}

    /// It does not fit into a `submit_sm` and did not leave.
    record Malformed() implements SubmitResult {}

    /// It did not leave and may be submitted again.
    ///
    /// @param slowDown whether it should wait a while before
    record NotSent(boolean slowDown) implements SubmitResult {}

    /// It may have left, and there is no answer.
    record Unknown() implements SubmitResult {}
}
