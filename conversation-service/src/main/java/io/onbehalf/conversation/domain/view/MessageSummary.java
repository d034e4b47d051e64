package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as a participant lists it: without its text.
///
/// @param error why it failed, or what is not known
/// @param providerMessageId the SMSC's id of its first SMS
public record MessageSummary(
        MessageId messageId,
        MessageStatus status,
        int segmentCount,
        Instant at,
        @Nullable CarrierError error,
        @Nullable String providerMessageId) {

    /// A message of which the carrier has reported nothing.
    MessageSummary(MessageId messageId, MessageStatus status, int segmentCount, Instant at) {
        this(messageId, status, segmentCount, at, null, null);
    }

    MessageSummary with(MessageStatusChanged event) {
        return new MessageSummary(
                messageId,
                event.status(),
                segmentCount,
                at,
                event.error(),
                event.parts().getFirst().smscMessageId());
    }
}
