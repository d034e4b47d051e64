package io.onbehalf.queue.topology.audit;

/// The kinds of things that an act is done to, and the field of an event that holds the thing's id.
public enum AuditEntityType {
    QUEUE("Queue", "queueId"),
    USER("User", "userId"),
    ORGANIZATION("Organization", "organizationId"),
    LIBRARY("Library", "libraryId"),
    RESPONSE("Response", "responseId"),
    WRAPUP_CODE("WrapupCode", "codeId"),
    CONVERSATION("Conversation", "conversationId"),
    /// For what concerns no conversation, such as a message that was refused before there was one.
    THREAD("Thread", "threadId"),
    /// By an id that can't be turned back into the number.
    CONTACT("Contact", "consentId");

    private final String publicName;
    private final String idField;

    AuditEntityType(String publicName, String idField) {
        this.publicName = publicName;
        this.idField = idField;
    }

    /// The name in the public API.
    public String publicName() {
        return publicName;
    }

    String idField() {
        return idField;
    }
}
