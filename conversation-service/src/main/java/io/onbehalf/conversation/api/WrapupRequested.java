package io.onbehalf.conversation.api;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import java.util.Optional;

/// wrapup-service's request for a participant's wrap-up, as far as this service makes it; its text form hides
/// the notes.
///
/// @param communicationId empty: the call names only the participant
/// @param provisional the caller expects that the participant is still connected
record WrapupRequested(
        ConversationId conversationId,
        ParticipantId participantId,
        Optional<String> communicationId,
        Optional<String> code,
        Optional<String> notes,
        boolean provisional,
        boolean mayWrapUpForOthers) {

    @Override
    public String toString() {
        return "WrapupRequested[%s]".formatted(participantId);
    }
}
