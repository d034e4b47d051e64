package io.onbehalf.kit.domain;

/// Identifies a user: a UUID, the token's `sub`.
public record UserId(String value) {}
