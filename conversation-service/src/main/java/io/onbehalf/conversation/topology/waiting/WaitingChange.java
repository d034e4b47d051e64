package io.onbehalf.conversation.topology.waiting;

import io.onbehalf.kit.domain.ThreadId;
import java.util.Optional;

/// A thread's conversation begins to wait in a queue, or ends to.
///
/// @param waiting what waits from now on; empty if nothing does
/// @param thread the event's key
/// @param sequence the event's, contiguous in its thread
public record WaitingChange(Optional<WaitingConversation> waiting, ThreadId thread, long sequence) {}
