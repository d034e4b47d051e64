package io.onbehalf.conversation.topology.lists;

/// What concerns the lists of one queue.
public sealed interface QueueFact permits QueueChange, QueueDeletion {}
