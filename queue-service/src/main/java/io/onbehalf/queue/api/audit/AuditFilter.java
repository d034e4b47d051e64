package io.onbehalf.queue.api.audit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A condition of a query of the audit: the property has the value.
record AuditFilter(@NotNull Property property, @NotBlank @Size(max = 100) String value) {

    /// The public API's spelling.
    enum Property {
        /// The user who acted, or the OAuth client that acts for itself.
        UserId,
        EntityType,
        EntityId,
        Action
    }
}
