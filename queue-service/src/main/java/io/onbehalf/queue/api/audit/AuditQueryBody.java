package io.onbehalf.queue.api.audit;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.queue.topology.audit.AuditEvent;
import io.onbehalf.queue.topology.audit.AuditKind;
import io.onbehalf.queue.topology.audit.AuditQuery;
import io.onbehalf.queue.topology.audit.AuditedEvents;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of a call that reads the audit: the events of the interval that meet every filter.
///
/// @param interval two moments in ISO 8601 with a `/` between them; the second is not included
/// @param serviceName of the service whose events are read; all services by default
/// @param sort by `Timestamp`; the newest first by default
/// @param cursor of the page before; none for the first page
record AuditQueryBody(
        @NotNull @Size(max = 100) String interval,
        @Nullable String serviceName,
        @Nullable @Size(max = 10) List<@NotNull @Valid AuditFilter> filters,
        @Nullable @Size(max = 1) List<@NotNull @Valid AuditSort> sort,
        @Nullable Integer pageSize,
        @Nullable String cursor) {

    private static final String PATH = "/api/v2/audits/query";

    /// What is asked for.
    ///
    /// @param now the end of the time for which events are kept
    /// @throws ApiException 400 for an interval, a filter or a page that there is not
    AuditQuery query(Instant now) {
        AuditInterval between = AuditInterval.parse(interval, now);
        return new AuditQuery(
                between.from(),
                between.to(),
                filter(AuditFilter.Property.UserId).map(id -> new UserId(UuidText.folded(id))),
                filter(AuditFilter.Property.EntityId).map(UuidText::folded),
                kinds(),
                sort == null || sort.isEmpty() || sort.getFirst().order() == SortOrder.DESC,
                place(between),
                new PageRequest(1, pageSize == null ? PageRequest.DEFAULT_SIZE : pageSize, PATH).pageSize());
    }

    private String place(AuditInterval between) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        Instant moment =
                AuditEvent.momentOf(cursor)
                        .orElseThrow(() ->
                                ApiException.invalidValue(
                                        "cursor", "cursor: is none that a page before has given"));
        if (!between.contains(moment)) {
            throw ApiException.invalidValue(
                    "cursor",
                    "cursor: is of a page at %s, outside the interval from %s to %s"
                            .formatted(moment, between.from(), between.to()));
        }
        return cursor;
    }

    private Optional<Set<AuditKind>> kinds() {
        Optional<String> service = known("serviceName", Optional.ofNullable(serviceName), AuditKind::service);
        Optional<String> entityType =
                known(
                        "filters.EntityType",
                        filter(AuditFilter.Property.EntityType),
                        kind -> kind.entityType().publicName());
        Optional<String> action =
                known("filters.Action", filter(AuditFilter.Property.Action), AuditKind::action);
        if (service.isEmpty() && entityType.isEmpty() && action.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                AuditedEvents.KINDS.stream()
                        .filter(kind -> service.map(kind.service()::equals).orElse(true))
                        .filter(kind -> entityType.map(kind.entityType().publicName()::equals).orElse(true))
                        .filter(kind -> action.map(kind.action()::equals).orElse(true))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// @throws ApiException 400 for a value that no event has
    private static Optional<String> known(
            String field, Optional<String> value, Function<AuditKind, String> part) {
        List<String> values = AuditedEvents.KINDS.stream().map(part).distinct().sorted().toList();
        if (value.isPresent() && !values.contains(value.get())) {
            throw ApiException.invalidValue(field, field + ": must be one of " + String.join(", ", values));
        }
        return value;
    }

    /// @throws ApiException 400 for a second filter by the same property
    private Optional<String> filter(AuditFilter.Property property) {
        List<AuditFilter> found =
                filters == null
                        ? List.of()
                        : filters.stream().filter(each -> each.property() == property).toList();
        if (found.size() > 1) {
            throw ApiException.invalidValue("filters", "filters: has %s more than once".formatted(property));
        }
        return found.stream().findFirst().map(each -> each.value().strip());
    }
}
