package io.onbehalf.queue.domain.user;

import io.onbehalf.kit.domain.QueueId;
import java.util.Optional;

/// What a user's clients remember for them.
///
/// @param rememberOnBehalfOfQueue whether a client proposes the queue on whose behalf the user composed last
/// @param onBehalfOfQueueId that queue; the user was a member of it when they set it
public record UserPreferences(boolean rememberOnBehalfOfQueue, Optional<QueueId> onBehalfOfQueueId) {

    /// The preferences of a user who has set none.
    public static final UserPreferences DEFAULT = new UserPreferences(false, Optional.empty());
}
