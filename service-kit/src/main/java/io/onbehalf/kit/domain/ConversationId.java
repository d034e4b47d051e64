package io.onbehalf.kit.domain;

/// Identifies a conversation; carries its thread (see [ThreadIds]).
public record ConversationId(String value) {}
