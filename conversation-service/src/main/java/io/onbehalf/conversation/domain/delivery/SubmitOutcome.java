package io.onbehalf.conversation.domain.delivery;

/// What came of submitting one SMS.
public enum SubmitOutcome {
    ACCEPTED,
    REJECTED,
    /// Refused for now: it will be submitted again.
    RETRIABLE,
    /// Nobody knows whether the message centre took it; it is never submitted again.
    OUTCOME_UNKNOWN
}
