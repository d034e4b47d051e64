package io.onbehalf.queue.api.audit;

import io.onbehalf.queue.topology.audit.AuditPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the audit. A page with a cursor may have fewer entities than its size, or none.
///
/// @param cursor of the next page; null at the end
record AuditQueryResults(List<AuditLogMessage> entities, int pageSize, @Nullable String cursor) {

    static AuditQueryResults of(String organization, int pageSize, AuditPage page) {
        return new AuditQueryResults(
                page.events().stream().map(event -> AuditLogMessage.of(organization, event)).toList(),
                pageSize,
                page.next().orElse(null));
    }
}
