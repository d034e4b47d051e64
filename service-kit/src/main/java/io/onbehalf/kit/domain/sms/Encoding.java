package io.onbehalf.kit.domain.sms;

/// The alphabet that carries a text.
public enum Encoding {
    /// Another one, that a later release knows.
    UNKNOWN,
    GSM7,
    UCS2
}
