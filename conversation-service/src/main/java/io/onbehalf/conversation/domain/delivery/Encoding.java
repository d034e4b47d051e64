package io.onbehalf.conversation.domain.delivery;

/// The alphabet that carries a text.
public enum Encoding {
    GSM7,
    UCS2
}
