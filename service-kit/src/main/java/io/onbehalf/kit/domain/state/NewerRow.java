package io.onbehalf.kit.domain.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of a version that this build does not know: a newer version of this service has written it. Only
/// such a one may read it and write it again.
public final class NewerRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param version of the row
    /// @param known the greatest version of the type that this build knows
    public NewerRow(Class<?> type, int version, int known) {
        super(
                "state %s: is of version %d, this build knows %d"
                        .formatted(type.getSimpleName(), version, known));
    }

    /// The row that a failure comes from; empty if it has another cause.
    public static Optional<NewerRow> in(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NewerRow row) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}
