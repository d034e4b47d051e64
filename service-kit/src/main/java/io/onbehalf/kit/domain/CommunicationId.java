package io.onbehalf.kit.domain;

/// Identifies a participant's message session; carries its thread.
public record CommunicationId(String value) {}
