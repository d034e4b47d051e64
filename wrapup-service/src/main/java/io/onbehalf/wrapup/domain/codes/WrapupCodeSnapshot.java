package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeCreated;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeUpdated;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The present form of a wrap-up code.
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

    static WrapupCodeSnapshot of(WrapupCodeCreated created) {
        return new WrapupCodeSnapshot(
                created.organizationId(),
                created.codeId(),
                created.name(),
                created.description(),
                created.occurredAt(),
                created.createdBy(),
                created.occurredAt(),
                created.createdBy());
    }

    WrapupCodeSnapshot with(WrapupCodeUpdated updated) {
        return new WrapupCodeSnapshot(
                organizationId,
                codeId,
                updated.name(),
                updated.description(),
                createdAt,
                createdBy,
                updated.occurredAt(),
                updated.modifiedBy());
    }

    boolean isCalled(String otherName, @Nullable String otherDescription) {
        return name.equals(otherName) && Objects.equals(description, otherDescription);
    }
}
