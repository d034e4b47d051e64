package io.onbehalf.queue.api.responses;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.onbehalf.kit.web.text.OneAlphabet;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.queue.api.common.UnsupportedFields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of a call that creates or renames a library.
///
/// @param version that was read; required to rename, else without a meaning
/// @param others every other field
record LibraryBody(
        @NotBlank @Visible @OneLine @OneAlphabet @Size(max = 200) String name,
        @Nullable Integer version,
        @JsonAnySetter Map<String, @Nullable Object> others) {

    private static final Set<String> UNSUPPORTED = Set.of("responseType");

    LibraryBody {
        name = name == null ? "" : name.strip();
        others = requireNonNullElse(others, Map.of());
    }

    /// @throws io.onbehalf.kit.web.ApiException 400 for a field that asks for what we don't do
    void refuseUnsupported() {
        UnsupportedFields.refuse(UNSUPPORTED, others);
    }
}
