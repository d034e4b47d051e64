package io.onbehalf.wrapup.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.wrapup.domain.acw.ThreadInput;
import io.onbehalf.wrapup.domain.acw.ThreadInput.ThreadErased;
import io.onbehalf.wrapup.domain.acw.ThreadInput.ThreadRetentionApplied;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets what is said about a contact as soon as conversation-service has forgotten it: the texts of all
/// stints of a thread whose contact is erased, and stints that are older than conversations are kept. An
/// event that comes twice changes nothing more.
///
/// The rows are written one by one, as a thread may have thousands. A failure fails the task and with it the
/// transaction, so none is left out.
final class ForgottenTexts
        extends ContextualProcessor<String, Requested<ThreadInput>, String, Requested<ThreadInput>> {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenTexts.class);

    private final String store;
    private @Nullable PrefixedStore rows;

    /// @param store the decider's
    ForgottenTexts(String store) {
        this.store = store;
    }

    @Override
    public void init(ProcessorContext<String, Requested<ThreadInput>> context) {
        super.init(context);
        rows = new PrefixedStore(context.getStateStore(store));
    }

    @Override
    public void process(Record<String, Requested<ThreadInput>> record) {
        var thread = new WrapupStore(requireNonNull(rows), record.key());
        switch (record.value().request()) {
            case WrapupRequest _ -> {}
            case ThreadErased _ -> eraseTexts(thread);
            case ThreadRetentionApplied applied -> deleteBefore(thread, applied.before());
        }
        context().forward(record);
    }

    private static void eraseTexts(WrapupStore thread) {
        thread.logged().forEach(thread::deleteLog);
        List<ParticipantId> stints = thread.stints();
        stints.forEach(stint -> eraseTexts(thread, stint));
        if (!stints.isEmpty()) {
            thread.putErased(stints.getLast());
        }
    }

    /// A row that can't be read can't be shown to hold no text: it is deleted. Every request about such a
    /// stint is set aside anyway.
    private static void eraseTexts(WrapupStore thread, ParticipantId stint) {
        try {
            WrapupState before = thread.of(stint);
            WrapupState after = WrapupState.withoutTexts(before);
            if (!after.equals(before)) {
                thread.put(stint, after);
            }
        } catch (UnreadableRow row) {
            LOG.warn("{}; deleted, as its contact is erased", row.getMessage());
            thread.delete(stint);
        }
    }

    /// The last stint comes first: those that began before one that is deleted are old too, also where their
    /// row can't be read. A row that can't be read and may be new is kept.
    private static void deleteBefore(WrapupStore thread, Instant time) {
        boolean old = false;
        for (ParticipantId stint : thread.stints().reversed()) {
            if (isOverBefore(thread, stint, time, old)) {
                thread.delete(stint);
                old = true;
            }
        }
    }

    /// @param old the answer for a row that can't be read
    private static boolean isOverBefore(WrapupStore thread, ParticipantId stint, Instant time, boolean old) {
        try {
            return WrapupState.isOverBefore(thread.of(stint), time);
        } catch (UnreadableRow row) {
            LOG.warn("{}; {}", row.getMessage(), old ? "deleted, as later stints are old" : "kept");
            return old;
        }
    }
}
