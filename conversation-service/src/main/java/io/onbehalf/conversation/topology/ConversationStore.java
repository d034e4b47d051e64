package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationProjection;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One conversation's rows, on its thread's partition.
///
/// `conversation/<id>`, `participant/<conversation>/<id>`, `message/<id>`; an id of a thread sorts by its
/// counter, so the messages of a thread are one range in their order. Beside them, for what is looked up:
/// `listed/<participant>/<message>`, `allocated/<conversation>/<participant>`, `agent/<conversation>/<user>`,
/// `queue/<conversation>/<queue>`.
public record ConversationStore(PrefixedStore rows, ConversationId conversationId)
        implements ConversationProjection.Rows {

    public static final String NAME = "conversations";

    private static final String CONVERSATIONS = "conversation/";
    private static final String PARTICIPANTS = "participant/";
    private static final String MESSAGES = "message/";
    private static final String LISTED = "listed/";
    private static final String ALLOCATED = "allocated/";
    private static final String AGENTS = "agent/";
    private static final String QUEUES = "queue/";

    /// Sorts after every id.
    private static final String LAST = "~";

    /// An alert is among the last participants: only those of one transfer can follow it.
    private static final int ALERTS_SEARCHED = 4;

    private static final int PARTICIPANTS_SHOWN = 40;
    private static final int ALLOCATED_SHOWN = 400;
    private static final int MESSAGES_SHOWN = 100;

    /// A message of whichever conversation of the thread.
    public static Optional<MessageView> message(PrefixedStore rows, MessageId messageId) {
        return Optional.ofNullable(rows.get(MESSAGES, messageId.value(), MessageView.class));
    }

    @Override
    public Optional<ConversationView> conversation() {
        return Optional.ofNullable(rows.get(CONVERSATIONS, conversationId.value(), ConversationView.class));
    }

    @Override
    public Optional<ParticipantView> participant(ParticipantId participantId) {
        return Optional.ofNullable(
                rows.get(PARTICIPANTS, ofConversation(participantId.value()), ParticipantView.class));
    }

    @Override
    public Optional<MessageView> message(Messaging event) {
        return message(rows, event.messageId());
    }

    /// The last participants, oldest first.
    public List<ParticipantView> lastParticipants(int limit) {
        return rows.scanBackwards(
                        PARTICIPANTS, ofConversation(""), ofConversation(LAST), limit, ParticipantView.class)
                .reversed();
    }

    /// The conversation as the API shows it: the last participants, and those before them that are still in
    /// an agent's list; each with its last messages.
    public Optional<ConversationDetails> details() {
        return conversation().map(view -> new ConversationDetails(view, shown()));
    }

    private List<ParticipantDetails> shown() {
        var shown = new TreeMap<String, ParticipantView>();
        rows.scanBackwards(
                        ALLOCATED,
                        ofConversation(""),
                        ofConversation(LAST),
                        ALLOCATED_SHOWN,
                        ParticipantId.class)
                .forEach(id -> participant(id).ifPresent(each -> shown.put(id.value(), each)));
        lastParticipants(PARTICIPANTS_SHOWN).forEach(each -> shown.put(each.participantId().value(), each));
        return shown.values().stream()
                .map(each -> new ParticipantDetails(each, messages(each.participantId())))
                .toList();
    }

    private List<MessageView> messages(ParticipantId participantId) {
        String prefix = participantId.value() + "/";
        return rows
                .scanBackwards(LISTED, prefix, prefix + LAST, MESSAGES_SHOWN, MessageId.class)
                .reversed()
                .stream()
                .flatMap(id -> message(rows, id).stream())
                .toList();
    }

    /// True if a user is or was an agent in it, or it is offered to them.
    public boolean hasAgent(UserId user) {
        return rows.get(AGENTS, ofConversation(user.value()), UserId.class) != null || isOfferedTo(user);
    }

    private boolean isOfferedTo(UserId user) {
        return lastParticipants(ALERTS_SEARCHED).stream()
                .filter(each -> each.state() == ParticipantState.ALERTING)
                .anyMatch(each ->
                        each.identity().agent().filter(agent -> agent.userId().equals(user)).isPresent());
    }

    /// The queues on behalf of which it is or was held.
    public List<QueueId> queues() {
        return rows.scan(QUEUES + ofConversation(""), QueueId.class);
    }

    @Override
    public void put(ConversationView conversation) {
        rows.put(CONVERSATIONS, conversationId.value(), conversation, ConversationView.class);
    }

    @Override
    public void put(ParticipantView participant) {
        String id = ofConversation(participant.participantId().value());
        rows.put(PARTICIPANTS, id, participant, ParticipantView.class);
        rows.put(
                ALLOCATED,
                id,
                participant.isAllocated() ? participant.participantId() : null,
                ParticipantId.class);
        participant
                .identity()
                .agent()
                .filter(_ -> participant.wasConnected())
                .ifPresent(agent ->
                        rows.put(
                                AGENTS,
                                ofConversation(agent.userId().value()),
                                agent.userId(),
                                UserId.class));
        participant
                .identity()
                .queue()
                .ifPresent(queue ->
                        rows.put(
                                QUEUES,
                                ofConversation(queue.queueId().value()),
                                queue.queueId(),
                                QueueId.class));
    }

    @Override
    public void put(MessageView message) {
        rows.put(MESSAGES, message.messageId().value(), message, MessageView.class);
        rows.put(
                LISTED,
                message.participant().participantId().value() + "/" + message.messageId().value(),
                message.messageId(),
                MessageId.class);
    }

    private String ofConversation(String name) {
        return conversationId.value() + "/" + name;
    }
}
