package io.onbehalf.conversation.domain;

import java.util.Set;

/// The codes with which this service refuses a request, besides those in [Refusal].
public final class ConversationRefusals {

    public static final String CONNECTED = "existing.conversation.connected";
    public static final String IN_WINDOW = "existing.conversation.in.window";
    public static final String DISCONNECTED = "conversation.disconnected";
    public static final String WAITING = "conversation.waiting";
    public static final String ASSIGNED = "conversation.already.assigned";
    public static final String NOT_ALERTING = "participant.not.alerting";
    public static final String NOT_CONNECTED = "participant.not.connected";
    public static final String NOT_REQUESTABLE = "after.call.work.not.requestable";
    public static final String TRANSFER_NOT_CONNECTED = "conversations.error.transfer.not.connected";
    public static final String TRANSFER_SAME_PARTY = "conversations.error.transfer.same.party";
    public static final String CONVERSATION_NOT_FOUND = "conversation.not.found";
    public static final String COMMUNICATION_NOT_FOUND = "communication.not.found";
    public static final String WITHOUT_MEMBERS = "queue.without.members";
    public static final String NOT_MEMBER = "not.queue.member";
    public static final String NUMBER_CHANGED = "queue.outbound.number.changed";
    public static final String TOO_MANY_MESSAGES = "too.many.messages.under.way";
    public static final String TOO_MANY_WRAPUPS = "too.many.wrapups.owed";
    public static final String OPTED_OUT = "recipient.opted.out";
    public static final String NOT_ANSWERABLE = "recipient.not.answerable";
    public static final String QUIET_HOURS = "quiet.hours";

    /// Refusals that end by themselves: the same request may be accepted later.
    static final Set<String> FOR_NOW = Set.of(TOO_MANY_MESSAGES, TOO_MANY_WRAPUPS, QUIET_HOURS);

    private ConversationRefusals() {}
}
