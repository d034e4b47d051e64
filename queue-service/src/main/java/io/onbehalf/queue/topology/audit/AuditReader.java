package io.onbehalf.queue.topology.audit;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.common.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Reads what was done from the events of one topic, by the table of [AuditedEvents].
///
/// Only fields that are named here leave the event, so that a contact's data can't.
///
/// @param service that owns the topic
record AuditReader(String service) {

    /// The fields that identify or explain an act beside its entity.
    static final List<String> CONTEXT =
            List.of(
                    "conversationId",
                    "participantId",
                    "messageId",
                    "queueId",
                    "userId",
                    "codeId",
                    "successorId",
                    "code",
                    "completion",
                    "disconnectType",
                    "routingStatus",
                    "joined",
                    "smsMinutes",
                    "smsMinutesBefore",
                    "state",
                    "status");

    /// The fields that say why, in the words of who acted.
    private static final List<String> REASONS = List.of("reason", "disconnectReason");

    /// The fields that say that a rule was overridden; false says nothing.
    static final List<String> OVERRIDES = List.of("quietHoursOverridden");

    /// The name of an entity, but for users: a person's name is the directory's to show.
    static final String NAME = "name";

    static AuditReader of(Topic topic) {
        return new AuditReader(topic.owner());
    }

    /// What an event says was done; null for a type that this version does not know.
    @Nullable AuditAct read(SpecificRecord event) {
        AuditedEvents.Audited audited = AuditedEvents.ALL.get(event.getClass());
        if (audited == null) {
            return null;
        }
        AuditEntityType entityType =
                audited.entityTypes().stream()
                        .filter(type -> text(event, type.idField()).isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s: names none of %s"
                                                .formatted(
                                                        event.getSchema().getName(), audited.entityTypes())));
        return new AuditAct(
                new AuditKind(service, entityType, audited.action()),
                text(event, entityType.idField()).orElseThrow(),
                entityType == AuditEntityType.USER ? Optional.empty() : text(event, NAME),
                value(event, "refusal").map(refusal -> ((Refusal) refusal).getCode()),
                context(event, entityType));
    }

    private static Map<String, String> context(SpecificRecord event, AuditEntityType entityType) {
        Map<String, String> context = new TreeMap<>();
        context.put("eventType", event.getSchema().getName());
        CONTEXT.stream()
                .filter(field -> !field.equals(entityType.idField()))
                .forEach(field -> text(event, field).ifPresent(text -> context.put(field, text)));
        OVERRIDES.stream()
                .filter(field -> value(event, field).equals(Optional.of(true)))
                .forEach(field -> context.put(field, "true"));
        REASONS.forEach(field -> text(event, field).ifPresent(reason -> context.put("reason", reason)));
        return context;
    }

    private static Optional<String> text(SpecificRecord event, String field) {
        return value(event, field).map(Object::toString).filter(text -> !text.isEmpty());
    }

    private static Optional<Object> value(SpecificRecord event, String name) {
        Schema.Field field = event.getSchema().getField(name);
        return field == null ? Optional.empty() : Optional.ofNullable(event.get(field.pos()));
    }
}
