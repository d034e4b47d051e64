package io.onbehalf.conversation.domain.consent;

/// Who told us of the contact's will.
public enum ConsentSource {
    KEYWORD,
    CARRIER
}
