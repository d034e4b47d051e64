package io.onbehalf.conversation.domain.delivery;

/// The outcome of submitting one SMS.
public enum SubmitOutcome {
    /// Another one, that a later release knows.
    UNKNOWN,
    ACCEPTED,
    REJECTED,
    /// Refused for now: it will be submitted again.
    RETRIABLE,
    /// It is not known whether the SMSC took it; it is never submitted again.
    OUTCOME_UNKNOWN
}
