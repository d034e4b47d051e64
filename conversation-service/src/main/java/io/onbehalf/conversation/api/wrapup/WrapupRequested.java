package io.onbehalf.conversation.api.wrapup;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import java.util.Optional;

/// wrapup-service's request for a participant's wrap-up, as far as this service makes it.
///
/// @param communicationId empty: the call names only the participant
/// @param stint for the case that an event of it is missing there; empty where it can't be read
record WrapupRequested(
        ConversationId conversationId,
        ParticipantId participantId,
        Optional<String> communicationId,
        WrapupInput wrapup,
        boolean mayWrapUpForOthers,
        Optional<ReportedStint> stint) {}
