package io.onbehalf.wrapup.domain;

/// Names a stint: one agent's time in a conversation.
public record ParticipantId(String value) {}
