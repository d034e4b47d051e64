package io.onbehalf.wrapup.domain;

/// Names a user.
public record UserId(String value) {}
