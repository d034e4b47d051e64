package io.onbehalf.queue.api.responses;

import io.onbehalf.queue.domain.responses.ResponseSubstitution;
import io.onbehalf.queue.domain.responses.ResponseTemplate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A substitution of a canned response in the public API's shape.
record SubstitutionBody(
        @NotNull @Pattern(regexp = ResponseTemplate.NAME) String id,
        @Nullable @Size(max = 1_000) String description,
        @Nullable @Size(max = 1_000) String defaultValue) {

    static SubstitutionBody of(ResponseSubstitution substitution) {
        return new SubstitutionBody(
                substitution.id(),
                substitution.description().orElse(null),
                substitution.defaultValue().orElse(null));
    }

    ResponseSubstitution substitution() {
        return new ResponseSubstitution(
                id, Optional.ofNullable(description), Optional.ofNullable(defaultValue));
    }
}
