package io.onbehalf.conversation.domain;

/// The alphabet that carries a text.
public enum Encoding {
    GSM7,
    UCS2
}
