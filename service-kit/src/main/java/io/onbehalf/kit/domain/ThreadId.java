package io.onbehalf.kit.domain;

/// Identifies all messages between one outbound number and one contact, in one organization: 20 hex digits.
public record ThreadId(String value) {}
