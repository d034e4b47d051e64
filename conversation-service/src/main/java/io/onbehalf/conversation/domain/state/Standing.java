package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.state.LastConversation.Open;

/// Where the conversation that a request names stands on its thread.
public sealed interface Standing {

    /// The thread never had a conversation: a request for it is answered, and leaves no event.
    record NoThread() implements Standing {}

    /// The thread never issued such an id.
    record Unknown() implements Standing {}

    /// It is disconnected, or an earlier one.
    record Ended() implements Standing {}

    /// It is connected, or waits in a queue.
    record Current(Open open) implements Standing {}
}
