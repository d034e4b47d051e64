package io.onbehalf.kit.query;

/// The data can't be read now: they are moving to another instance, or the service is stopping. Reading again
/// soon may help.
public final class DataUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataUnavailable(String message) {
        super(message);
    }
}
