package io.onbehalf.queue.domain;

/// Names a queue.
public record QueueId(String value) {}
