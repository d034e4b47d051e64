package io.onbehalf.queue.topology.audit;

/// A kind of act: what a service does to things of one type. Each kind has its own list in the store.
///
/// @param service the owner of the event's topic
/// @param action such as `Create` or `MemberAdd`
public record AuditKind(String service, AuditEntityType entityType, String action) {

    /// The name of its list.
    String list() {
        return service + "." + entityType.publicName() + "." + action;
    }
}
