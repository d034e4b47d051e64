package io.onbehalf.wrapup.domain;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
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

    /// Two names with the same key are the same name: case, outer blanks and Unicode's ways to write an
    /// accent make no difference.
    public static String nameKey(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// The [#nameKey(String)] of this name.
    public String nameKey() {
        return nameKey(name);
    }

    WrapupCodeSnapshot changed(String newName, @Nullable String newDescription, Instant at, UserId by) {
        return new WrapupCodeSnapshot(
                organizationId, codeId, newName, newDescription, createdAt, createdBy, at, by);
    }

    boolean reads(String otherName, @Nullable String otherDescription) {
        return name.equals(otherName) && Objects.equals(description, otherDescription);
    }
}
