package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.Ids.ContactNumber;
import io.onbehalf.conversation.domain.Ids.ConversationId;
import io.onbehalf.conversation.domain.Ids.MessageId;
import io.onbehalf.conversation.domain.Ids.OutboundNumber;
import io.onbehalf.conversation.domain.Ids.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message with its text, as it is read back; its place is its conversation's snapshot.
///
/// @param createdBy the agent who wrote it; null for the contact's own
public record StoredMessage(
        MessageId messageId,
        ConversationId conversationId,
        Direction direction,
        String text,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        @Nullable UserId createdBy,
        Instant at) {}
