package io.onbehalf.kit.domain.sms;

/// The alphabet that carries a text.
public enum Encoding {
    GSM7,
    UCS2
}
