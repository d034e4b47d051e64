package io.onbehalf.e2e;

import io.onbehalf.local.Caller.Stint;

/// Where the calls about an agent's stint go, below `/api/v2`.
final class Paths {

    private Paths() {}

    static String conversation(Stint stint) {
        return "/conversations/messages/" + stint.conversationId();
    }

    static String participant(Stint stint) {
        return conversation(stint) + "/participants/" + stint.participantId();
    }

    static String messages(Stint stint) {
        return conversation(stint) + "/communications/" + stint.communicationId() + "/messages";
    }

    static String wrapup(Stint stint) {
        return participant(stint) + "/communications/" + stint.communicationId() + "/wrapup";
    }
}
