package io.onbehalf.kit.web;

/// One field that is wrong, and how.
public record ErrorDetail(String errorCode, String fieldName) {}
