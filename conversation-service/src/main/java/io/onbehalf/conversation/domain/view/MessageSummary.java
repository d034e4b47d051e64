package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import java.time.Instant;
import java.util.Optional;

/// A message as others are shown it: without its text.
///
/// @param participantId whom it is listed on
/// @param error why it failed, or what is not known of it
/// @param providerMessageId the SMSC's id of its first SMS
public record MessageSummary(
        MessageId messageId,
        ParticipantId participantId,
        MessageStatus status,
        int segmentCount,
        Instant at,
        Optional<CarrierError> error,
        Optional<String> providerMessageId) {}
