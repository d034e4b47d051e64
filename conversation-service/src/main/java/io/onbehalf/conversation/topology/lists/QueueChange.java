package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import java.util.Optional;

/// A change of a conversation in a queue's lists.
///
/// @param participantId whose entry changes
/// @param entry the entry from now on; empty if it leaves the lists
/// @param thread the event's key
/// @param sequence the event's, contiguous in its thread
public record QueueChange(
        OrganizationId organizationId,
        ParticipantId participantId,
        Optional<QueueEntry> entry,
        ThreadId thread,
        long sequence)
        implements QueueFact {}
