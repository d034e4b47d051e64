package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;

/// An event of conversation-service about an agent's stint: it becomes part of our state and is not published
/// again.
public sealed interface StintFact extends WrapupEvent permits ParticipantConnected, ParticipantDisconnected {

    Stint stint();
}
