package io.onbehalf.wrapup.domain;

/// Names a queue.
public record QueueId(String value) {}
