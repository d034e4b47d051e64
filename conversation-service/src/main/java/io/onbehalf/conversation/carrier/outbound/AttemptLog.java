package io.onbehalf.conversation.carrier.outbound;

import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.PartOutcome;
import io.onbehalf.schemas.conversation.SubmitOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The progress of a partition's messages, as recorded on `carrier.attempts`. It is read once, when this
/// instance gets the partition.
///
/// A segment that was attempted and has no outcome may have left: its outcome is unknown, and it is not
/// submitted again.
final class AttemptLog {

    private final Map<String, MutableProgress> messages = new HashMap<>();

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
        private final NavigableSet<Integer> done = new TreeSet<>();
        private final Map<Integer, Integer> unsettled = new HashMap<>();
        private @Nullable CarrierError refusal;
        private boolean failed;
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
        attempted.getParts().forEach(segment -> progress.unsettled.put(segment, attempted.getAttempt()));
    }

    /// A late outcome of an earlier attempt does not conclude a later attempt.
    private void concluded(long offset, SmsSubmitConcluded concluded) {
        MutableProgress progress = of(concluded.getMessageId());
        progress.firstOffset = Math.min(progress.firstOffset, offset);
        for (PartOutcome outcome : concluded.getOutcomes()) {
            progress.unsettled.computeIfPresent(
                    outcome.getPart(), (_, attempt) -> attempt > concluded.getAttempt() ? attempt : null);
            if (outcome.getOutcome() != SubmitOutcome.RETRIABLE) {
                progress.done.add(outcome.getPart());
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

    /// The progress of a message; null if it was never attempted.
    @Nullable Progress of(OutboundMessage message) {
        MutableProgress progress = messages.get(message.messageId());
        return progress == null
                ? null
                : new Progress(
                        progress.attempts,
                        progress.firstOffset,
                        Set.copyOf(progress.done),
                        Set.copyOf(progress.unsettled.keySet()),
                        progress.refusal,
                        progress.failed);
    }

    private MutableProgress of(String messageId) {
        return messages.computeIfAbsent(messageId, _ -> new MutableProgress());
    }
}
