package io.onbehalf.kit.domain;

/// Identifies a message; carries its thread.
public record MessageId(String value) {}
