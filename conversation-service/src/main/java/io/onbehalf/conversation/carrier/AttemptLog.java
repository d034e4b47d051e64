package io.onbehalf.conversation.carrier;

import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitSettled;
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
    record Progress(int attempts, long firstOffset, Set<Integer> done, Set<Integer> unsettled) {}

    private static final class MutableProgress {
        private int attempts;
        private long firstOffset = Long.MAX_VALUE;
        private final NavigableSet<Integer> done = new TreeSet<>();
        private final Map<Integer, Integer> unsettled = new HashMap<>();
    }

    void read(long offset, SpecificRecord entry) {
        switch (entry) {
            case SmsSubmitAttempted attempted -> attempted(offset, attempted);
            case SmsSubmitSettled settled -> settled(offset, settled);
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
    private void settled(long offset, SmsSubmitSettled settled) {
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
                });
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
                        Set.copyOf(progress.unsettled.keySet()));
    }

    private MutableProgress of(String messageId) {
        return messages.computeIfAbsent(messageId, _ -> new MutableProgress());
    }
}
