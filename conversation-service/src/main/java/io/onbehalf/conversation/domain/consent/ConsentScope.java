package io.onbehalf.conversation.domain.consent;

/// For which of the organization's numbers a contact's word counts.
public enum ConsentScope {
    NUMBER,
    ORGANIZATION
}
