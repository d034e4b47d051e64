package io.onbehalf.kit.query;

import java.time.Duration;

/// What this instance knows of others' data has stood still for too long to rest this call on. The same call
/// may succeed later.
public final class StaleCopies extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param bound for how long copies may stand still
    public StaleCopies(Duration bound) {
        super(
                "This instance's copies of other services' data have stood still for more than %d s"
                        .formatted(bound.toSeconds()));
    }
}
