package io.onbehalf.queue.domain;

/// Names a user of the organization.
public record UserId(String value) {}
