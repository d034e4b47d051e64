package io.onbehalf.wrapup.domain;

/// Names a wrap-up code.
public record CodeId(String value) {}
