package io.onbehalf.kit.domain;

import java.time.Instant;

/// Who created a thing, who changed it last, and when.
public record Authorship(Instant createdAt, UserId createdBy, Instant modifiedAt, UserId modifiedBy) {

    /// Of a thing that was not changed since.
    public static Authorship created(Instant at, UserId by) {
        return new Authorship(at, by, at, by);
    }

    public Authorship modified(Instant at, UserId by) {
        return new Authorship(createdAt, createdBy, at, by);
    }
}
