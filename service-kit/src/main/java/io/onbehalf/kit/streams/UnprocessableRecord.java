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
    private final @Nullable String key;

    public UnprocessableRecord(RuntimeException cause) {
        this(cause, null);
    }

    /// @param answer the reply to the caller who waits; null if none does
    public UnprocessableRecord(RuntimeException cause, @Nullable ProducerRecord<byte[], byte[]> answer) {
        this(cause, answer, null);
    }

    private UnprocessableRecord(
            RuntimeException cause, @Nullable ProducerRecord<byte[], byte[]> answer, @Nullable String key) {
        super(cause);
        this.answer = answer;
        this.key = key;
    }

    /// A timer that failed before it had a record.
    ///
    /// @param key of the state whose moment it was
    public static UnprocessableRecord ofTimer(RuntimeException cause, String key) {
        return new UnprocessableRecord(cause, null, key);
    }

    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    Optional<ProducerRecord<byte[], byte[]>> answer() {
        return Optional.ofNullable(answer);
    }
}
