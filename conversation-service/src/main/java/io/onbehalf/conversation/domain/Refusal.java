package io.onbehalf.conversation.domain;

import java.util.Map;

/// Why a request was refused: a code of the public API, and what it is about by name.
///
/// Parameters are ids and settings; never a contact's number or text.
public record Refusal(String code, Map<String, String> params) {

    public static final String CONNECTED = "existing.conversation.connected";
    public static final String IN_WINDOW = "existing.conversation.in.window";
    public static final String DISCONNECTED = "conversation.disconnected";
    public static final String WAITING = "conversation.waiting";
    public static final String CONVERSATION_NOT_FOUND = "conversation.not.found";
    public static final String COMMUNICATION_NOT_FOUND = "communication.not.found";
    public static final String PARTICIPANT_NOT_FOUND = "participant.not.found";
    public static final String PARTICIPANT_CONNECTED = "participant.connected";
    public static final String WRAPUP_COMPLETED = "wrapup.already.completed";
    public static final String WRAPUP_CODE_REQUIRED = "wrapup.code.required";
    public static final String WRAPUP_CODE_NOT_OFFERED = "wrapup.code.not.offered";
    public static final String NOT_PARTICIPANT = "not.conversation.participant";
    public static final String NOT_MEMBER = "not.queue.member";
    public static final String NUMBER_CHANGED = "queue.outbound.number.changed";
    public static final String TOO_MANY_MESSAGES = "too.many.messages.under.way";
    public static final String TOO_MANY_WRAPUPS = "too.many.wrapups.owed";
    public static final String OPTED_OUT = "recipient.opted.out";
    public static final String KEY_REUSED = "idempotency.key.reused";

    public Refusal {
        params = Map.copyOf(params);
    }
}
