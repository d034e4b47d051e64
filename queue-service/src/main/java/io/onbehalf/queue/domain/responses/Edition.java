package io.onbehalf.queue.domain.responses;

/// What an administrator has read of a library or a canned response: it, in one of its versions.
public record Edition(String id, int version) {}
