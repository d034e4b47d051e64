package io.onbehalf.conversation.carrier.outbound;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.PartOutcome;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The progress of a partition's messages, as recorded on `carrier.attempts`. It is read once, when this
/// instance gets the partition.
///
/// A segment that was attempted and has no outcome may have left: its outcome is unknown, and it is not
/// submitted again.
final class AttemptLog {

    private final Map<Object, MutableProgress> messages = new HashMap<>();

    /// The progress of a message.
    ///
    /// @param firstOffset the offset of the first record about it
    /// @param done the segments that need nothing more
    /// @param unsettled the segments that may have left
    /// @param refusal why the SMSC last refused one, for now or for good; null if it never did
    /// @param failed whether one was refused for good
    record Progress(
            int attempts,
            long firstOffset,
            Set<Integer> done,
            Set<Integer> unsettled,
            @Nullable CarrierError refusal,
            boolean failed) {}

    private static final class MutableProgress {
        private int attempts;
        private long firstOffset = Long.MAX_VALUE;
        private final BitSet done = new BitSet(Byte.SIZE);
        private @Nullable Map<Integer, Integer> unsettled;
        private @Nullable CarrierError refusal;
        private boolean failed;

        void attempted(int segment, int attempt) {
            if (unsettled == null) {
                unsettled = new HashMap<>();
            }
            unsettled.put(segment, attempt);
        }

        /// A late outcome of an earlier attempt does not conclude a later attempt.
        void concluded(int segment, int attempt) {
            if (unsettled != null) {
                unsettled.computeIfPresent(segment, (_, last) -> last > attempt ? last : null);
                unsettled = unsettled.isEmpty() ? null : unsettled;
            }
        }
    }

    /// Adds a record.
    ///
    /// @param entry a record of `carrier.attempts`
    void read(long offset, SpecificRecord entry) {
        switch (entry) {
            case SmsSubmitAttempted attempted -> attempted(offset, attempted);
            case SmsSubmitConcluded concluded -> concluded(offset, concluded);
            default -> throw new IllegalArgumentException("no attempt: " + entry.getSchema().getName());
        }
    }

    private void attempted(long offset, SmsSubmitAttempted attempted) {
        MutableProgress progress = of(attempted.getMessageId());
        progress.attempts = Math.max(progress.attempts, attempted.getAttempt());
        progress.firstOffset = Math.min(progress.firstOffset, offset);
        attempted.getParts().forEach(segment -> progress.attempted(segment, attempted.getAttempt()));
    }

    private void concluded(long offset, SmsSubmitConcluded concluded) {
        MutableProgress progress = of(concluded.getMessageId());
        progress.firstOffset = Math.min(progress.firstOffset, offset);
        for (PartOutcome outcome : concluded.getOutcomes()) {
            progress.concluded(outcome.getPart(), concluded.getAttempt());
            if (outcome.getOutcome() != SubmitOutcome.RETRIABLE) {
                progress.done.set(outcome.getPart());
            }
            rememberRefusal(progress, outcome);
        }
    }

    private static void rememberRefusal(MutableProgress progress, PartOutcome outcome) {
        boolean forGood = outcome.getOutcome() == SubmitOutcome.REJECTED;
        if (outcome.getError() != null && (forGood || outcome.getOutcome() == SubmitOutcome.RETRIABLE)) {
            progress.refusal = RecordMapper.ofCatalogue().toDomain(outcome.getError(), CarrierError.class);
            progress.failed |= forGood;
        }
    }

    /// The progress of a message, which is forgotten: each message is read once. Null if it was never
    /// attempted.
    @Nullable Progress take(OutboundMessage message) {
        MutableProgress progress = messages.remove(key(message.messageId()));
        return progress == null
                ? null
                : new Progress(
                        progress.attempts,
                        progress.firstOffset,
                        progress.done.stream().boxed().collect(toUnmodifiableSet()),
                        progress.unsettled == null ? Set.of() : Set.copyOf(progress.unsettled.keySet()),
                        progress.refusal,
                        progress.failed);
    }

    /// Forgets all.
    void clear() {
        messages.clear();
    }

    /// The number of messages that it remembers.
    int size() {
        return messages.size();
    }

    private MutableProgress of(String messageId) {
        return messages.computeIfAbsent(key(messageId), _ -> new MutableProgress());
    }

    /// An id takes a third of the memory as a number, and a log may hold a day's messages.
    private static Object key(String messageId) {
        try {
            return UUID.fromString(messageId);
        } catch (IllegalArgumentException e) {
            return messageId;
        }
    }
}
