package io.onbehalf.wrapup.topology.owed;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import java.util.Optional;

/// A change of a list.
///
/// @param participantId whose after-call work it is
/// @param entry the entry from now on; empty if the work is over
/// @param thread the event's key
/// @param sequence the event's, contiguous in its thread
record OwedChange(ParticipantId participantId, Optional<OwedWrapup> entry, ThreadId thread, long sequence) {}
