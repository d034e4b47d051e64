package io.onbehalf.kit.query;

/// The data can't be read now, because they are moving to another instance or the service is stopping. The
/// same read may succeed soon.
public final class DataUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataUnavailable(String message) {
        super(message);
    }
}
