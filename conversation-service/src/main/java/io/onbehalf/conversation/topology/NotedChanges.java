package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.view.ConversationProjection.Rows;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.MessageView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.StintAccess;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;

/// The rows of a conversation; it notes the participants that change.
record NotedChanges(Rows rows, List<ParticipantView> participants) implements Rows {

    @Override
    public Optional<ConversationView> conversation() {
        return rows.conversation();
    }

    @Override
    public boolean contactOptedOut() {
        return rows.contactOptedOut();
    }

    @Override
    public Optional<ParticipantView> participant(ParticipantId participantId) {
        return rows.participant(participantId);
    }

    @Override
    public Optional<MessageView> message(Messaging event) {
        return rows.message(event);
    }

    @Override
    public void put(ConversationView conversation) {
        rows.put(conversation);
    }

    @Override
    public void put(ParticipantView participant) {
        participants.add(participant);
        rows.put(participant);
    }

    @Override
    public void put(MessageView message) {
        rows.put(message);
    }

    @Override
    public void put(UserId agent, QueueId queue, StintAccess access) {
        rows.put(agent, queue, access);
    }
}
