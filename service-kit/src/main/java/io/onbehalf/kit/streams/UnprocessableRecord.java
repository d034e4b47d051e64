package io.onbehalf.kit.streams;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;

/// A record that can't be processed, noticed before anything was written, or when all that belongs together
/// was: it is set aside once, with its reason, and the next one is read.
///
/// Any other exception in a processor may come between two writes, so it fails the task. A processor that
/// reads and writes rows extends [WholeProcessor]; one that only reads computes its output in [#guarded].
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

    /// Does work that writes nothing.
    ///
    /// @throws UnprocessableRecord if it fails because of the record, or of a row that it reads
    public static <T extends @Nullable Object> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw of(e);
        }
    }

    /// The failure of work that wrote nothing: the record is set aside, unless the store, the registry or the
    /// broker failed, which is not the record's fault.
    public static RuntimeException of(RuntimeException problem) {
        boolean mayPass =
                problem instanceof UnprocessableRecord
                        || problem instanceof StreamsException
                        || DeadLetters.passes(problem);
        return mayPass ? problem : new UnprocessableRecord(problem);
    }

    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    Optional<ProducerRecord<byte[], byte[]>> answer() {
        return Optional.ofNullable(answer);
    }
}
