package io.onbehalf.conversation.api;

import io.onbehalf.conversation.api.body.MessageData;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A conversation that a caller may see, with the messages of its thread and the wrap-ups that they may read.
///
/// @param conversation its facts
record VisibleConversation(ConversationStore store, ConversationView conversation, Reader reader) {

    /// The conversation with the last messages of each participant.
    ConversationDetails details() {
        return details(participant ->
                store.lastMessages(participant.participantId()).stream().filter(this::shows).toList());
    }

    /// The conversation without messages, as lists show it.
    ConversationDetails withoutMessages() {
        return details(_ -> List.of());
    }

    private ConversationDetails details(Function<ParticipantView, List<MessageView>> messages) {
        List<ParticipantView> shown = store.shownParticipants();
        return new ConversationDetails(
                conversation,
                shown.stream()
                        .map(each ->
                                new ParticipantDetails(
                                        each,
                                        messages.apply(each),
                                        each.wrapup().filter(_ -> reader.mayReadWrapup(each))))
                        .toList(),
                silence(shown).flatMap(Silence::dueAt).filter(_ -> showsLastMessage()));
    }

    /// How long the connected conversation may be silent; empty if no agent is connected. Since when tells of
    /// the last message, to those who may read it.
    Optional<Silence> silence() {
        return silence(store.lastParticipants(ConversationSnapshot.PARTICIPANTS))
                .map(silence -> showsLastMessage() ? silence : silence.withoutTimes());
    }

    private boolean showsLastMessage() {
        return conversation
                .lastMessage()
                .flatMap(last -> ConversationStore.message(store.rows(), last.messageId()))
                .filter(last -> !shows(last))
                .isEmpty();
    }

    private Optional<Silence> silence(List<ParticipantView> participants) {
        return ParticipantView.connectedQueue(participants)
                .flatMap(queue ->
                        reader.inactivityOf(queue.queueId())
                                .map(inactivity ->
                                        new Silence(queue, inactivity, conversation.lastActivityAt())));
    }

    /// How long a connected conversation may be silent.
    ///
    /// @param queue on whose behalf the agent is connected
    /// @param since empty where it is not known, or tells what the caller may not read
    record Silence(QueueRef queue, QueueInactivity inactivity, Optional<Instant> since) {

        private Silence withoutTimes() {
            return new Silence(queue, inactivity, Optional.empty());
        }

        Optional<Instant> dueAt() {
            return since.flatMap(inactivity::dueAt);
        }
    }

    /// A message of the conversation; empty for another conversation's, and for one that the caller may not
    /// read.
    Optional<MessageData> message(MessageId id) {
        return ConversationStore.message(store.rows(), id)
                .filter(message -> message.conversationId().equals(conversation.conversationId()))
                .filter(this::shows)
                .map(this::body);
    }

    /// The first place in the thread after the conversation.
    long end() {
        return 1
                + conversation
                        .lastMessage()
                        .map(message -> StintAccess.place(message.messageId()))
                        .orElseGet(() ->
                                ThreadIds.counterOf(store.conversationId().value(), Kind.CONVERSATION)
                                        .orElse(0));
    }

    boolean shows(MessageView message) {
        return reader.mayRead(store, message);
    }

    /// A message of the thread, with its author's name.
    MessageData body(MessageView message) {
        return MessageData.of(
                message,
                conversation.line().outboundNumber(),
                conversation.line().contactNumber(),
                author(message));
    }

    private Optional<AgentRef> author(MessageView message) {
        return message.createdBy()
                .flatMap(_ ->
                        store.of(message.conversationId()).participant(message.participant().participantId()))
                .flatMap(participant -> participant.identity().agent());
    }
}
