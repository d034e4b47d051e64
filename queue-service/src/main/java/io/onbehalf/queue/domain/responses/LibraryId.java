package io.onbehalf.queue.domain.responses;

/// Names a library of canned responses.
public record LibraryId(String value) {}
