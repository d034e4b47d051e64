package io.onbehalf.conversation.api;

/// An agent's stint in a conversation, and the paths to it; all below `/api/v2/conversations`.
record ConversationClient(String conversation, String participant, String communication) {

    String path() {
        return "/messages/" + conversation;
    }

    String participantPath() {
        return path() + "/participants/" + participant;
    }

    String sendPath() {
        return path() + "/communications/" + communication + "/messages";
    }

    String messagePath(String message) {
        return path() + "/messages/" + message;
    }
}
