package io.onbehalf.wrapup.domain;

/// Names a participant's message session.
public record CommunicationId(String value) {}
