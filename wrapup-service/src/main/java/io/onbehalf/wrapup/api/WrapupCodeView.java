package io.onbehalf.wrapup.api;

import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wrap-up code as the public API shows it; the default one has no creator and no times.
record WrapupCodeView(
        String id,
        String name,
        @Nullable String description,
        @Nullable Instant dateCreated,
        @Nullable Instant dateModified,
        @Nullable String createdBy,
        @Nullable String modifiedBy,
        String selfUri) {

    static WrapupCodeView of(WrapupCodeSnapshot code) {
        CodeId id = code.codeId();
        String selfUri = "/api/v2/routing/wrapupcodes/" + id.value();
        return DefaultCode.is(id)
                ? new WrapupCodeView(
                        id.value(), code.name(), code.description(), null, null, null, null, selfUri)
                : new WrapupCodeView(
                        id.value(),
                        code.name(),
                        code.description(),
                        code.createdAt(),
                        code.modifiedAt(),
                        code.createdBy().value(),
                        code.modifiedBy().value(),
                        selfUri);
    }
}
