package io.onbehalf.kit.domain.wrapup;

/// The way in which after-call work ended.
public enum CompletionType {
    /// A value that this version does not know.
    UNKNOWN,
    /// With a wrap-up that a user gave.
    GIVEN,
    SKIPPED,
    /// By itself, when its time was over.
    TIMED_OUT
}
