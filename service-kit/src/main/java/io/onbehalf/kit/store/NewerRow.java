package io.onbehalf.kit.store;

/// A row of a version that this build does not know: a newer version of this service has written it. Only
/// such a one may read it and write it again.
public final class NewerRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerRow(Class<?> type, int version, int known) {
        super(
                "state %s: is of version %d, this build knows %d"
                        .formatted(type.getSimpleName(), version, known));
    }
}
