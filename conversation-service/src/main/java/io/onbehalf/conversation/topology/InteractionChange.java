package io.onbehalf.conversation.topology;

/// A conversation joins an agent's list, or leaves it.
///
/// @param allocated whether it is in the list from now on
record InteractionChange(Interaction interaction, boolean allocated) {}
