package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A wrap-up code as it stands.
public record WrapupCodeSnapshot(
        OrganizationId organizationId,
        CodeId codeId,
        String name,
        @Nullable String description,
        Instant createdAt,
        UserId createdBy,
        Instant modifiedAt,
        UserId modifiedBy) {

    /// Names with the same key are the same name.
    public String nameKey() {
        return NameKey.of(name);
    }

    WrapupCodeSnapshot changed(String newName, @Nullable String newDescription, Instant at, UserId by) {
        return new WrapupCodeSnapshot(
                organizationId, codeId, newName, newDescription, createdAt, createdBy, at, by);
    }

    boolean reads(String otherName, @Nullable String otherDescription) {
        return name.equals(otherName) && Objects.equals(description, otherDescription);
    }
}
