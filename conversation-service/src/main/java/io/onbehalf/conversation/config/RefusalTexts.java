package io.onbehalf.conversation.config;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.kit.requests.WrapupRefusalTexts;
import java.util.Map;
import java.util.stream.Stream;

/// The API errors for the domain's refusals, and for those of wrap-ups that come with a participant.
final class RefusalTexts {

    private static final Map<String, Text> OWN =
            Map.ofEntries(
                    entry(
                            ConversationRefusals.CONNECTED,
                            new Text(
                                    409,
                                    "contact: has a conversation with the queue's number that is connected or waits in a queue")),
                    entry(
                            ConversationRefusals.IN_WINDOW,
                            new Text(
                                    409,
                                    "conversation {conversationId}: was disconnected at {lastDisconnectedAt}, inside the threading timeline of {windowMinutes} minutes; useExistingConversation=true continues it")),
                    entry(
                            ConversationRefusals.DISCONNECTED,
                            new Text(409, "conversation {conversationId}: is disconnected")),
                    entry(
                            ConversationRefusals.WAITING,
                            new Text(
                                    409,
                                    "conversation {conversationId}: waits in a queue; only the connected agent may send")),
                    entry(
                            ConversationRefusals.ASSIGNED,
                            new Text(409, "conversation {conversationId}: {holderName} has it already")),
                    entry(
                            ConversationRefusals.NOT_ALERTING,
                            new Text(
                                    409,
                                    "participant {participantId}: is not alerting; the conversation waits, or somebody else has it")),
                    entry(
                            ConversationRefusals.NOT_CONNECTED,
                            new Text(
                                    409,
                                    "participant {participantId}: is not connected; what was asked for can be done only while it is")),
                    entry(
                            ConversationRefusals.WITHOUT_MEMBERS,
                            new Text(
                                    409, "queue {queueId}: has no members, who could take the conversation")),
                    entry(
                            ConversationRefusals.NOT_REQUESTABLE,
                            new Text(
                                    409,
                                    "participant {participantId}: its queue's prompt is {wrapupPrompt}; after-call work can be requested only with AGENT_REQUESTED")),
                    entry(
                            ConversationRefusals.TRANSFER_NOT_CONNECTED,
                            new Text(
                                    400,
                                    "participant {participantId}: neither has the conversation nor is it the queue that it waits in")),
                    entry(
                            ConversationRefusals.TRANSFER_SAME_PARTY,
                            new Text(400, "{targetId}: has the conversation, or is offered it, already")),
                    entry(
                            ConversationRefusals.CONVERSATION_NOT_FOUND,
                            new Text(404, "conversation {conversationId}: not found")),
                    entry(
                            ConversationRefusals.COMMUNICATION_NOT_FOUND,
                            new Text(
                                    404,
                                    "conversation {conversationId}: no communication {communicationId}")),
                    entry(
                            ConversationRefusals.NOT_MEMBER,
                            new Text(
                                    403,
                                    "conversation {conversationId}: user {userId} is not a member of its queue")),
                    entry(
                            ConversationRefusals.TOO_MANY_MESSAGES,
                            new Text(
                                    429,
                                    "conversation {conversationId}: too many of its messages are under way; send more once these are delivered")),
                    entry(
                            ConversationRefusals.TOO_MANY_WRAPUPS,
                            new Text(
                                    409,
                                    "conversation {conversationId}: it and those before it with this contact owe too many wrap-ups; complete some first")),
                    entry(
                            ConversationRefusals.OPTED_OUT,
                            new Text(
                                    409,
                                    "The contact has opted out of messages; they can opt in with START.")),
                    entry(
                            ConversationRefusals.NOT_ANSWERABLE,
                            new Text(
                                    409,
                                    "contact: is a short code or a name, which has no number; it can't be answered")),
                    entry(
                            ConversationRefusals.QUIET_HOURS,
                            new Text(
                                    409,
                                    "contact: has quiet hours, {quietHours} by the clock of their number's time zones; messageParams.allowedFrom says when they are over")),
                    entry(
                            ConversationRefusals.NUMBER_CHANGED,
                            new Text(
                                    409,
                                    "conversation {conversationId}: its queue no longer has the number it was started with")));

    static final Map<String, Text> ALL =
            Stream.of(WrapupRefusalTexts.ALL, OWN)
                    .flatMap(texts -> texts.entrySet().stream())
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RefusalTexts() {}
}
