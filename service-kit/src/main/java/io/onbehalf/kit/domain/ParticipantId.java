package io.onbehalf.kit.domain;

/// Identifies a participant's stint in a conversation; carries its thread.
public record ParticipantId(String value) {}
