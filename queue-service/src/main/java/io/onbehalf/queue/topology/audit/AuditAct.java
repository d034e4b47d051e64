package io.onbehalf.queue.topology.audit;

import java.util.Map;
import java.util.Optional;

/// What an event says was done. It holds ids and codes, and never a contact's number or text.
///
/// @param entityId the id of the thing that it was done to
/// @param entityName the thing's name, where the event says it; never a person's
/// @param refusal the code of the refusal, if the act was refused
/// @param context what else identifies or explains it, by the names of the event's fields
public record AuditAct(
        AuditKind kind,
        String entityId,
        Optional<String> entityName,
        Optional<String> refusal,
        Map<String, String> context) {}
