package io.onbehalf.queue.topology.audit;

import java.util.List;
import java.util.Optional;

/// A part of what a query finds.
///
/// @param next the place after which the next page begins; empty at the end. A page may be shorter than the
///   query's limit, or empty, and still have a next one.
public record AuditPage(List<AuditEvent> events, Optional<String> next) {}
