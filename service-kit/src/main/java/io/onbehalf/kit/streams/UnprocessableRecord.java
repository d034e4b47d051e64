package io.onbehalf.kit.streams;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A record that can't be processed, noticed before anything was written: it is set aside, and the next one
/// is read.
///
/// Any other exception in a processor may come after a write, so it fails the task.
public final class UnprocessableRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ProducerRecord<byte[], byte[]> answer;

    public UnprocessableRecord(RuntimeException cause) {
        this(cause, null);
    }

    /// @param answer the reply to the caller who waits; null if none does
    public UnprocessableRecord(RuntimeException cause, @Nullable ProducerRecord<byte[], byte[]> answer) {
        super(cause);
        this.answer = answer;
    }

    Optional<ProducerRecord<byte[], byte[]>> answer() {
        return Optional.ofNullable(answer);
    }
}
