package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ConversationProjection;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.store.PrefixedStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One conversation's rows, on its thread's partition.
///
/// `conversation/<id>`, `participant/<conversation>/<id>`, `message/<id>`; an id of a thread sorts by its
/// counter, so the messages of a thread are one range in their order. Beside them, for what is looked up:
/// `listed/<participant>/<message>`, `allocated/<conversation>/<participant>`,
/// `waiting/<conversation>/<participant>`, `queue/<conversation>/<queue>`; and how far an agent may read:
/// `agent/<conversation>/<user>`, `stint/<thread>/<user>/<queue>`. `seen/<thread>/wrapup/<participant>`
/// counts how often a wrap-up was shown ([WrapupMarks]).
public record ConversationStore(PrefixedStore rows, ConversationId conversationId)
        implements ConversationProjection.Rows {

    public static final String NAME = Position.CONVERSATIONS;

    static final String CONVERSATIONS = "conversation/";
    static final String PARTICIPANTS = "participant/";
    static final String MESSAGES = "message/";
    static final String LISTED = "listed/";
    static final String ALLOCATED = "allocated/";
    static final String WAITING = "waiting/";
    static final String AGENTS = "agent/";
    static final String STINTS = "stint/";
    static final String QUEUES = "queue/";

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

    /// The conversation that a thread began last.
    static Optional<ConversationView> last(PrefixedStore rows, String threadId) {
        return rows
                .scanBackwards(
                        CONVERSATIONS,
                        ThreadIds.of(threadId, Kind.CONVERSATION, 1),
                        ThreadIds.of(threadId, Kind.CONVERSATION, ThreadIds.LAST),
                        1,
                        ConversationView.class)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<ConversationView> conversation() {
        return Optional.ofNullable(rows.get(CONVERSATIONS, conversationId.value(), ConversationView.class));
    }

    @Override
    public boolean contactOptedOut() {
        return last(rows, threadId()).filter(ConversationView::contactOptedOut).isPresent();
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

    /// True if a participant is an interaction in their agent's list.
    public boolean isAllocated(ParticipantId participantId) {
        return rows.get(ALLOCATED, ofConversation(participantId.value()), ParticipantId.class) != null;
    }

    /// The last participants, oldest first.
    public List<ParticipantView> lastParticipants(int limit) {
        return rows.scanBackwards(
                        PARTICIPANTS, ofConversation(""), ofConversation(LAST), limit, ParticipantView.class)
                .reversed();
    }

    /// The participants that the API shows, oldest first: the last ones, and those before them that are still
    /// in an agent's list.
    public List<ParticipantView> shownParticipants() {
        return participants(PARTICIPANTS_SHOWN, () -> lastAllocated(ALLOCATED_SHOWN));
    }

    /// The participants that a snapshot has, oldest first: the last ones, those before them that are still in
    /// an agent's list, and those that the change is about.
    public List<ParticipantView> snapshotParticipants(List<ParticipantView> changed) {
        return participants(
                ConversationSnapshot.PARTICIPANTS,
                () ->
                        Stream.concat(
                                        lastAllocated(ConversationSnapshot.ALLOCATED).stream(),
                                        changed.stream().map(ParticipantView::participantId))
                                .toList());
    }

    private List<ParticipantId> lastAllocated(int limit) {
        return rows.scanBackwards(
                ALLOCATED, ofConversation(""), ofConversation(LAST), limit, ParticipantId.class);
    }

    /// @param others to be among them
    private List<ParticipantView> participants(int last, Supplier<List<ParticipantId>> others) {
        List<ParticipantView> lastOnes = lastParticipants(last);
        if (lastOnes.size() < last) {
            return lastOnes; // there are no others
        }
        var shown = new TreeMap<String, ParticipantView>();
        lastOnes.forEach(each -> shown.put(each.participantId().value(), each));
        others.get().stream()
                .filter(id -> !shown.containsKey(id.value()))
                .forEach(id -> participant(id).ifPresent(each -> shown.put(id.value(), each)));
        return List.copyOf(shown.values());
    }

    /// The participants whose wrap-up was completed before a moment and has notes or tags.
    List<ParticipantView> wordsBefore(Instant moment) {
        return rows.readable().scan(PARTICIPANTS + ofConversation(""), ParticipantView.class).stream()
                .filter(each -> each.hasWordsBefore(moment))
                .toList();
    }

    /// The last messages of a participant, oldest first.
    public List<MessageView> lastMessages(ParticipantId participantId) {
        String prefix = participantId.value() + "/";
        return rows
                .scanBackwards(LISTED, prefix, prefix + LAST, MESSAGES_SHOWN, MessageId.class)
                .reversed()
                .stream()
                .flatMap(id -> message(rows, id).stream())
                .toList();
    }

    /// The messages of the thread before a place in it ([StintAccess#place]), the last first.
    public List<MessageView> messagesBefore(long place, int limit) {
        return place <= 1
                ? List.of()
                : rows.readable()
                        .scanBackwards(
                                MESSAGES,
                                messageAt(1).value(),
                                messageAt(place - 1).value(),
                                limit,
                                MessageView.class);
    }

    /// The id that a message at a place in the thread has.
    public MessageId messageAt(long place) {
        return new MessageId(ThreadIds.of(threadId(), Kind.MESSAGE, place));
    }

    /// The rows of another conversation of the thread.
    public ConversationStore of(ConversationId other) {
        return other.equals(conversationId) ? this : new ConversationStore(rows, other);
    }

    /// True if a user is or was an agent of the conversation.
    public boolean hasAgent(UserId user) {
        return rows.get(AGENTS, ofConversation(user.value()), StintAccess.class) != null;
    }

    /// How far a user may read in the conversation as its agent; empty if they never were.
    ///
    /// @return everything also for whom it is offered to
    public Optional<StintAccess> accessOf(UserId user) {
        return isOfferedTo(user)
                ? Optional.of(StintAccess.OPEN)
                : Optional.ofNullable(rows.get(AGENTS, ofConversation(user.value()), StintAccess.class));
    }

    /// How far a user may read in what a queue writes on the thread, as an agent who acted for it; empty if
    /// they never did.
    public Optional<StintAccess> accessOf(UserId user, QueueId queue) {
        return Optional.ofNullable(rows.get(STINTS, ofThread(user, queue), StintAccess.class));
    }

    /// The queues that it waits in.
    public List<QueueId> waitsIn() {
        return rows.scan(WAITING + ofConversation(""), QueueId.class);
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
        participant.identity().queue().map(QueueRef::queueId).ifPresent(queue -> put(participant, queue));
    }

    private void put(ParticipantView participant, QueueId queue) {
        rows.put(QUEUES, ofConversation(queue.value()), queue, QueueId.class);
        if (participant.purpose() == Purpose.ACD) {
            boolean waits = participant.state() != ParticipantState.DISCONNECTED;
            rows.put(
                    WAITING,
                    ofConversation(participant.participantId().value()),
                    waits ? queue : null,
                    QueueId.class);
        }
    }

    @Override
    public void put(UserId agent, QueueId queue, StintAccess access) {
        rows.put(AGENTS, ofConversation(agent.value()), access, StintAccess.class);
        rows.put(STINTS, ofThread(agent, queue), access, StintAccess.class);
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

    private String ofThread(UserId user, QueueId queue) {
        return threadId() + "/" + user.value() + "/" + queue.value();
    }

    private String threadId() {
        return ThreadIds.threadOf(conversationId.value(), Kind.CONVERSATION).orElseThrow();
    }

    private String ofConversation(String name) {
        return conversationId.value() + "/" + name;
    }
}
