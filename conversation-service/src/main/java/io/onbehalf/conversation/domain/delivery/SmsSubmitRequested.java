package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OutboundNumber;
import java.time.Instant;

/// The carrier link is to submit a message's SMS.
///
/// @param exempt whether it is submitted to a contact who has opted out: the confirmation of that
public record SmsSubmitRequested(
        ThreadRef thread,
        ConversationId conversationId,
        MessageId messageId,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        OutboundText content,
        Instant queuedAt,
        boolean exempt) {}
