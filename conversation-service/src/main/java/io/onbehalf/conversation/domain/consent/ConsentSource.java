package io.onbehalf.conversation.domain.consent;

/// Who reported the contact's will.
public enum ConsentSource {
    KEYWORD,
    CARRIER
}
