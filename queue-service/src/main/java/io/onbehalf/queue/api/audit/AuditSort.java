package io.onbehalf.queue.api.audit;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.SortOrder;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The order of a query of the audit.
record AuditSort(@NotNull Name name, @Nullable String sortOrder) {

    /// The public API's spelling.
    enum Name {
        Timestamp
    }

    /// @throws ApiException 400 for text that is not a direction
    SortOrder order() {
        return SortOrder.of(sortOrder);
    }
}
