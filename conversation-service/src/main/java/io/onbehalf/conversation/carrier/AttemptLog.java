package io.onbehalf.conversation.carrier;

import io.onbehalf.kit.avro.RecordMapper;

import io.onbehalf.conversation.domain.delivery.CarrierError;
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

/// What `carrier.attempts` tells of the messages of a partition: read once, when the partition comes to this
/// instance.
///
/// An SMS that was attempted and never settled may have left: its outcome is unknown, and it is not submitted
/// again.
final class AttemptLog {

    private final Map<String, MutableProgress> messages = new HashMap<>();

    /// How far a message got.
    ///
    /// @param firstOffset where the first word of it stands
    /// @param done the SMS that need nothing more
    /// @param unsettled the SMS that may have left
    /// @param refusal why the message centre last refused one, for now or for good; null if it never did
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

    void read(long offset, SpecificRecord entry) {
        switch (entry) {
            case SmsSubmitAttempted attempted -> attempted(offset, attempted);
            case SmsSubmitConcluded settled -> settled(offset, settled);
            default -> throw new IllegalArgumentException("no attempt: " + entry.getSchema().getName());
        }
    }

    private void attempted(long offset, SmsSubmitAttempted attempted) {
        MutableProgress progress = of(attempted.getMessageId());
        progress.attempts = Math.max(progress.attempts, attempted.getAttempt());
        progress.firstOffset = Math.min(progress.firstOffset, offset);
        attempted.getParts().forEach(part -> progress.unsettled.put(part, attempted.getAttempt()));
    }

    /// What comes late, of an earlier attempt, doesn't settle a later one.
    private void settled(long offset, SmsSubmitConcluded settled) {
        MutableProgress progress = of(settled.getMessageId());
        progress.firstOffset = Math.min(progress.firstOffset, offset);
        settled.getOutcomes()
                .forEach(outcome -> {
                    progress.unsettled.computeIfPresent(
                            outcome.getPart(),
                            (_, attempt) -> attempt > settled.getAttempt() ? attempt : null);
                    if (outcome.getOutcome() != SubmitOutcome.RETRIABLE) {
                        progress.done.add(outcome.getPart());
                    }
                    refused(progress, outcome);
                });
    }

    private static void refused(MutableProgress progress, PartOutcome outcome) {
        boolean forGood = outcome.getOutcome() == SubmitOutcome.REJECTED;
        if (outcome.getError() != null && (forGood || outcome.getOutcome() == SubmitOutcome.RETRIABLE)) {
            progress.refusal = RecordMapper.ofCatalogue().toDomain(outcome.getError(), CarrierError.class);
            progress.failed |= forGood;
        }
    }

    /// How far a message got; null if it was never attempted.
    @Nullable Progress of(OutboundMessage message) {
        MutableProgress progress = messages.get(message.request().getMessageId());
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
