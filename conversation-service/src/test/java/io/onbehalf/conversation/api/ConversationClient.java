package io.onbehalf.conversation.api;

/// An agent's participant of a conversation, and the paths to it; all below `/api/v2/conversations`.
record ConversationClient(String id, String participantId, String communicationId) {

    String path() {
        return "/messages/" + id;
    }

    String participantPath() {
        return path() + "/participants/" + participantId;
    }

    String sendPath() {
        return path() + "/communications/" + communicationId + "/messages";
    }

    String messagePath(String message) {
        return path() + "/messages/" + message;
    }
}
