package io.onbehalf.local.client;

/// An agent's participant in a conversation: the ids for sending, disconnecting and wrapping up. Paths are
/// below `/api/v2`.
public record AgentParticipant(String conversationId, String participantId, String communicationId) {

    public String conversationPath() {
        return "/conversations/messages/" + conversationId;
    }

    public String participantPath() {
        return conversationPath() + "/participants/" + participantId;
    }

    /// For sending a message.
    public String messagesPath() {
        return conversationPath() + "/communications/" + communicationId + "/messages";
    }

    public String messagePath(String messageId) {
        return conversationPath() + "/messages/" + messageId;
    }

    /// For reading several messages in one call.
    public String bulkPath() {
        return conversationPath() + "/messages/bulk";
    }

    public String wrapupPath() {
        return participantPath() + "/communications/" + communicationId + "/wrapup";
    }

    public String wrapupCodesPath() {
        return participantPath() + "/wrapupcodes";
    }
}
