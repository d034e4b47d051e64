package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.time.Instant;
import java.util.Optional;
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
        Optional<Authorship> authorship =
                Optional.of(code.authorship()).filter(_ -> !DefaultCode.is(code.codeId()));
        return new WrapupCodeView(
                code.codeId().value(),
                code.name(),
                code.description().orElse(null),
                authorship.map(Authorship::createdAt).orElse(null),
                authorship.map(Authorship::modifiedAt).orElse(null),
                authorship.map(by -> by.createdBy().value()).orElse(null),
                authorship.map(by -> by.modifiedBy().value()).orElse(null),
                "/api/v2/routing/wrapupcodes/" + code.codeId().value());
    }
}
