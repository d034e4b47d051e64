package io.onbehalf.conversation.domain.inbound;

import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;

/// The origin and the destination of a contact's text.
///
/// @param carrierMessageId the identity of the content of its (first) SMS
/// @param consentId the contact's id in the whole organization
public record TextOrigin(
        ThreadRef thread,
        String carrierMessageId,
        PduId pdu,
        QueueRef queue,
        Line line,
        int windowMinutes,
        String consentId) {}
