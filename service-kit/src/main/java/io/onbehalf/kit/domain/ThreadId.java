package io.onbehalf.kit.domain;

/// Identifies everything ever said between one outbound number and one contact, in one organization: 20 hex
/// digits.
public record ThreadId(String value) {}
