package io.onbehalf.queue.domain.responses;

/// Names a canned response.
public record ResponseId(String value) {}
