package io.onbehalf.queue.api.responses;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a canned response is filled in with; its text form hides it.
///
/// @param contactNumber as typed, or canonical
/// @param substitutions values by their names
record RenderBody(
        @Nullable @Size(max = 64) String contactNumber,
        @Nullable @Size(max = 100) Map<String, @NotNull @Size(max = 1_000) String> substitutions) {

    Map<String, String> values() {
        return substitutions == null ? Map.of() : substitutions;
    }

    @Override
    public String toString() {
        return "RenderBody[%d substitutions]".formatted(values().size());
    }
}
