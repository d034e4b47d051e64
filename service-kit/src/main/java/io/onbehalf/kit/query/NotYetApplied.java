package io.onbehalf.kit.query;

import org.apache.kafka.streams.errors.InvalidStateStoreException;

/// A store does not show yet what the call waits for; thrown within a read, which is then repeated.
public final class NotYetApplied extends InvalidStateStoreException {

    private static final long serialVersionUID = 1L;

    public NotYetApplied(String store) {
        super("store %s: follows".formatted(store));
    }
}
