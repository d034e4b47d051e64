package io.onbehalf.kit.domain;

/// Identifies a queue: a UUID.
public record QueueId(String value) {}
