package io.onbehalf.kit.avro;

import org.apache.kafka.common.errors.SerializationException;

/// A record of a type of ours that this build has no class for: a newer version of its writer made it.
public final class NewerType extends SerializationException {

    private static final long serialVersionUID = 1L;

    public NewerType(String message) {
        super(message);
    }
}
