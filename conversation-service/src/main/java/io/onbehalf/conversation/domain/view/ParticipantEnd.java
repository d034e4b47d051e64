package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.DisconnectType;
import java.time.Instant;

/// When and how a participant was disconnected.
public record ParticipantEnd(Instant disconnectedAt, DisconnectType disconnectType) {}
