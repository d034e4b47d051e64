package io.onbehalf.queue.api.responses;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// A condition of a query for canned responses: the field has one of the values.
record ResponseFilter(
        @NotNull Field name,
        @NotNull Operator operator,
        @NotNull @Size(min = 1, max = 20) List<@NotNull String> values) {

    /// The public API's spelling.
    enum Field {
        name,
        libraryId
    }

    enum Operator {
        EQUALS,
        IN
    }
}
