package io.onbehalf.conversation.topology.receipts;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.delivery.index.SmscIdAssigned;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.SortedText;
import io.onbehalf.kit.streams.StoreAlarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// Forgets ids and receipts that wait, once no receipt is expected for them any more.
///
/// Each row has a companion `expiring/<time>/<row>`, so the oldest are found without reading the others. They
/// are deleted a thousand at a time, every ten seconds until there are none left and then every hour.
final class ReceiptExpiry {

    private static final String COMPANIONS = "expiring/";
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
    private static final int BATCH = 1_000;

    private final PrefixedStore rows;
    private final Duration kept;
    private final BiConsumer<String, EarlyReceipts> unfound;
    private @Nullable StoreAlarm alarm;

    /// @param unfound is told the key and the receipts that no SMS has got the id of
    ReceiptExpiry(PrefixedStore rows, Duration kept, BiConsumer<String, EarlyReceipts> unfound) {
        this.rows = rows;
        this.kept = kept;
        this.unfound = unfound;
    }

    /// Notes since when a row is there.
    ///
    /// @param row with its prefix
    static void note(PrefixedStore rows, String row, Instant since) {
        rows.put(COMPANIONS, SortedText.of(since) + "/" + row, "", String.class);
    }

    /// Deletes what has expired from now on, by the wall clock.
    void startIn(ProcessorContext<?, ?> context) {
        alarm = new StoreAlarm(context, rows, this::expire);
        alarm.setAt(context.currentSystemTimeMs() + SHORT_PAUSE.toMillis());
    }

    private void expire(long now) {
        boolean all = deleteBefore(Instant.ofEpochMilli(now).minus(kept)) < BATCH;
        requireNonNull(alarm).setAt(now + (all ? PAUSE : SHORT_PAUSE).toMillis());
    }

    private int deleteBefore(Instant oldest) {
        List<String> expired = rows.keysBefore(COMPANIONS, SortedText.of(oldest), BATCH);
        for (String companion : expired) {
            String row = companion.substring(companion.indexOf('/') + 1);
            int prefix = row.indexOf('/') + 1;
            delete(row.substring(0, prefix), row.substring(prefix), oldest);
            rows.delete(COMPANIONS, companion);
        }
        return expired.size();
    }

    /// A row that was written again since has a later companion.
    private void delete(String prefix, String key, Instant oldest) {
        if (prefix.equals(ReceiptProcessor.SMS)) {
            SmscIdAssigned sms = rows.get(prefix, key, SmscIdAssigned.class);
            if (sms != null && sms.assignedAt().isBefore(oldest)) {
                rows.delete(prefix, key);
            }
            return;
        }
        EarlyReceipts early = rows.get(prefix, key, EarlyReceipts.class);
        if (early != null && early.since().isBefore(oldest)) {
            unfound.accept(key, early);
            rows.delete(prefix, key);
        }
    }
}
