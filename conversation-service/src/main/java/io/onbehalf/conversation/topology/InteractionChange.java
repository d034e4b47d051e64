package io.onbehalf.conversation.topology;

import io.onbehalf.kit.domain.ThreadId;

/// A conversation joins an agent's list, or leaves it.
///
/// @param allocated true if it is in the list from now on
/// @param thread the event's key
/// @param sequence the event's, contiguous in its thread
record InteractionChange(Interaction interaction, boolean allocated, ThreadId thread, long sequence) {}
