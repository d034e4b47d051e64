package io.onbehalf.wrapup.domain;

/// Names a conversation.
public record ConversationId(String value) {}
