package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// The interaction log of a stint as it was written last.
///
/// @param version the number of its updates, from 1
public record SavedLog(InteractionLog log, int version, Instant updatedAt, UserId updatedBy) {}
