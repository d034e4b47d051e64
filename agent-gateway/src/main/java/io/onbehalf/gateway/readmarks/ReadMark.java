package io.onbehalf.gateway.readmarks;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Duration;
import java.time.Instant;

/// How far a user has read a conversation's messages.
///
/// @param order in the thread, of the last message that they have read
/// @param readAt when the mark was last moved
public record ReadMark(
        OrganizationId organizationId,
        UserId userId,
        ConversationId conversationId,
        long order,
        Instant readAt) {

    /// How long a mark is kept after it was last moved: longer than a conversation can be continued after its
    /// end, which is 72 hours.
    static final Duration LIFE = Duration.ofDays(7);

    public boolean isExpired(Instant now) {
        return !now.isBefore(readAt.plus(LIFE));
    }

    /// True if this is further than what was known: a mark never moves back.
    public boolean isAfter(ReadMark known) {
        return order > known.order;
    }
}
