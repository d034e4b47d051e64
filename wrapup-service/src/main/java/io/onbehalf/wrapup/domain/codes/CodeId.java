package io.onbehalf.wrapup.domain.codes;

/// Names a wrap-up code.
public record CodeId(String value) {}
