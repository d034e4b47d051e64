package io.onbehalf.conversation.domain.inbound;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.conversation.domain.value.WindowSource;

/// The origin and the destination of a contact's text.
///
/// @param carrierMessageId the identity of the content of its (first) SMS
/// @param windowSource the organization in a row that was written before queues had a timeline
/// @param consentId the contact's id in the whole organization
public record TextOrigin(
        ThreadRef thread,
        String carrierMessageId,
        PduId pdu,
        QueueRef queue,
        Line line,
        int windowMinutes,
        WindowSource windowSource,
        String consentId) {

    public TextOrigin {
        windowSource = requireNonNullElse(windowSource, WindowSource.ORGANIZATION);
    }

    public AppliedTimeline timeline() {
        return new AppliedTimeline(windowMinutes, windowSource);
    }
}
