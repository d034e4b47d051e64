package io.onbehalf.kit.query;

import org.apache.kafka.streams.errors.InvalidStateStoreException;

/// A store does not show yet what the call waits for.
final class NotYetApplied extends InvalidStateStoreException {

    private static final long serialVersionUID = 1L;

    NotYetApplied(String store) {
        super("store %s: follows".formatted(store));
    }
}
