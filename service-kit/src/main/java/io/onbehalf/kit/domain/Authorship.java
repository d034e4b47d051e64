package io.onbehalf.kit.domain;

import java.time.Instant;

/// The users who created an entity and changed it last, and the times.
public record Authorship(Instant createdAt, UserId createdBy, Instant modifiedAt, UserId modifiedBy) {

    /// The authorship of an entity that was not changed since.
    public static Authorship created(Instant at, UserId by) {
        return new Authorship(at, by, at, by);
    }

    public Authorship modified(Instant at, UserId by) {
        return new Authorship(createdAt, createdBy, at, by);
    }
}
