package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.NameKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeCreated;
import io.onbehalf.wrapup.domain.codes.CodeEvent.WrapupCodeUpdated;
import java.util.Optional;

/// The present form of a wrap-up code, which is published.
public record WrapupCodeSnapshot(
        OrganizationId organizationId,
        CodeId codeId,
        String name,
        Optional<String> description,
        Authorship authorship) {

    static WrapupCodeSnapshot of(WrapupCodeCreated event) {
        return new WrapupCodeSnapshot(
                event.organizationId(),
                event.codeId(),
                event.name(),
                event.description(),
                Authorship.created(event.occurredAt(), event.createdBy()));
    }

    WrapupCodeSnapshot with(WrapupCodeUpdated event) {
        return new WrapupCodeSnapshot(
                organizationId,
                codeId,
                event.name(),
                event.description(),
                authorship.modified(event.occurredAt(), event.modifiedBy()));
    }

    /// Two names with the same key are the same name.
    public String nameKey() {
        return NameKey.of(name);
    }

    boolean isCalled(String otherName, Optional<String> otherDescription) {
        return name.equals(otherName) && description.equals(otherDescription);
    }
}
