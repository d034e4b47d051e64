package io.onbehalf.wrapup.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.kit.store.UnreadableRow;
import io.onbehalf.kit.streams.StoreAlarm;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.wrapup.domain.acw.ThreadInput;
import io.onbehalf.wrapup.domain.acw.ThreadInput.ThreadErased;
import io.onbehalf.wrapup.domain.acw.ThreadInput.ThreadRetentionApplied;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ByUser;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupTimerExpired;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Puts a user's request about a stint behind the event that it needs where it overtakes it: the stint's
/// first one or, to end the after-call work for the agent, the last one. A wrap-up that says itself what
/// conversation-service knows of the stint needs none.
///
/// A stint's events and the requests about it are on two topics. A user may send a request as soon as
/// conversation-service has answered, which can be before the event has been read here. Such a request waits
/// in the store, so that a restart loses none, until the event arrives. After [#PATIENCE] the decider gets it
/// without the event, and refuses it. Of one user at most [#MOST_OF_A_USER] wait in a partition, as anybody
/// can make up a stint; the decider gets the next one immediately.
///
/// When the contact of a thread is erased, no row may hold a text about them: a request with texts that waits
/// is decided then, and refused as if its time were over. Its caller may send it again, for a stint that
/// begins afterwards.
final class EarlyRequests
        extends ContextualProcessor<String, Requested<ThreadInput>, String, Requested<WrapupRequest>> {

    static final Duration PATIENCE = Duration.ofSeconds(1);

    /// More than a person does before the events of it have been read.
    static final int MOST_OF_A_USER = 8;

    /// Before the next requests, so that a commit comes between.
    private static final long SHORT_PAUSE_MS = 20;

    static final int BATCH = 100;

    private static final String ROWS = "early/";

    /// How many requests of each user this instance has put into the store; those of a former one are not
    /// counted, and wait no longer than [#PATIENCE].
    private final Map<Requester, Integer> waiting = new HashMap<>();

    private final String store;
    private @Nullable PrefixedStore rows;
    private @Nullable StoreAlarm alarm;
    private int mostBytes;

    /// Whose request waits.
    private record Requester(OrganizationId organization, UserId user) {

        static Requester of(ByUser request) {
            return new Requester(request.organizationId(), request.requestedBy());
        }
    }

    /// @param store the decider's
    EarlyRequests(String store) {
        this.store = store;
    }

    @Override
    public void init(ProcessorContext<String, Requested<WrapupRequest>> context) {
        super.init(context);
        waiting.clear();
        PrefixedStore held = new PrefixedStore(context.getStateStore(store));
        rows = held;
        mostBytes = StreamsSettings.maxRecordBytes(context.appConfigs());
        var patience = new StoreAlarm(context, held, this::releaseExpired);
        alarm = patience;
        // Requests that a former instance held.
        patience.setAt(context.currentSystemTimeMs() + PATIENCE.toMillis());
    }

    @Override
    public void process(Record<String, Requested<ThreadInput>> record) {
        switch (record.value().request()) {
            case WrapupRequest request ->
                    processRequest(
                            record.withValue(new Requested<>(request, record.value().header())), request);
            case ThreadErased _ -> releaseTexts(record.key());
            case ThreadRetentionApplied _ -> {}
        }
    }

    private void processRequest(Record<String, Requested<WrapupRequest>> record, WrapupRequest input) {
        switch (input) {
            case ByUser request when isEarly(record.key(), request) -> hold(record, request);
            case ByUser _, WrapupTimerExpired _ -> context().forward(record);
            case ParticipantConnected connected -> forwardFirst(record, connected.participantId());
            case ParticipantDisconnected disconnected -> forwardFirst(record, disconnected.participantId());
        }
    }

    /// False also where the stint can't be read: the decider finds the same, and answers the caller.
    private boolean isEarly(String thread, ByUser request) {
        try {
            WrapupState stint = new WrapupStore(requireNonNull(rows), thread).of(request.participantId());
            return switch (request) {
                case WrapupCompletionRequested _ -> !WrapupState.isOver(stint);
                case WrapupRequested wrapup -> !WrapupState.isKnown(stint) && wrapup.stint().isEmpty();
                case InteractionLogUpdateRequested _ -> !WrapupState.isKnown(stint);
            };
        } catch (UnreadableRow row) {
            return false;
        }
    }

    private boolean waitsForTheEnd(EarlyRequest early) {
        return early.request() instanceof WrapupCompletionRequested completion
                && isEarly(early.thread(), completion);
    }

    /// Keeps a request; one that no row may hold, or too many of its user, is decided now, and refused.
    private void hold(Record<String, Requested<WrapupRequest>> record, ByUser request) {
        long until = context().currentSystemTimeMs() + PATIENCE.toMillis();
        EarlyRequest early =
                EarlyRequest.of(record, request, context().recordMetadata().orElseThrow(), until);
        if (waiting.getOrDefault(Requester.of(request), 0) >= MOST_OF_A_USER
                || StateCodec.write(early, EarlyRequest.class).length > mostBytes) {
            context().forward(record);
        } else {
            waiting.merge(Requester.of(request), 1, Integer::sum);
            requireNonNull(rows).put(ROWS, early.key(), early, EarlyRequest.class);
            requireNonNull(alarm).setAt(until);
        }
    }

    private void forwardFirst(Record<String, Requested<WrapupRequest>> event, ParticipantId participant) {
        String prefix = ROWS + EarlyRequest.prefix(event.key(), participant);
        List<EarlyRequest> held = held(prefix);
        context().forward(event);
        held.stream().filter(early -> !waitsForTheEnd(early)).forEach(this::release);
    }

    /// The requests that are held; none while one of them can't be read, which the alarm sets aside.
    private List<EarlyRequest> held(String prefix) {
        try {
            return requireNonNull(rows).scan(prefix, EarlyRequest.class);
        } catch (UnreadableRow row) {
            return List.of();
        }
    }

    /// Also deletes the rows of the thread that can't be read: they can't be shown to hold no text.
    private void releaseTexts(String thread) {
        PrefixedStore held = requireNonNull(rows);
        try {
            held.scan(ROWS + thread + "/", EarlyRequest.class).stream()
                    .filter(early -> early.request().hasTexts())
                    .forEach(this::release);
        } catch (UnreadableRow row) {
            held.delete(row);
            waiting.clear();
            releaseTexts(thread);
        }
    }

    /// Releases as many as one transaction may have, and the others a moment later. A row that can't be read
    /// is set aside; one of a newer version stays, its stint's too, with those behind it.
    private void releaseExpired(long now) {
        PrefixedStore held = requireNonNull(rows);
        List<EarlyRequest> expired = new ArrayList<>();
        try {
            held.read(ROWS, false, 0, EarlyRequest.class, row -> isNotEnough(row.value(), now, expired));
        } catch (UnreadableRow row) {
            waiting.clear();
            throw row;
        } catch (NewerRow row) {
            releaseAll(expired);
            throw row;
        }
        releaseAll(expired);
        if (expired.size() == BATCH) {
            requireNonNull(alarm).setAt(now + SHORT_PAUSE_MS);
        }
    }

    private void releaseAll(List<EarlyRequest> expired) {
        for (EarlyRequest early : expired) {
            requireKnownVersions(early);
            release(early);
        }
    }

    /// Meets a stint of a newer version before the decider does, and while the request is still in the store.
    private void requireKnownVersions(EarlyRequest early) {
        ParticipantId participant = early.request().participantId();
        WrapupStore stints = new WrapupStore(requireNonNull(rows), early.thread());
        try {
            var _ = stints.of(participant);
            var _ = stints.log(participant);
        } catch (UnreadableRow _) {
            // the decider sets the request aside
        }
    }

    /// Takes a request that has expired, or rings when it will have. False if there are enough.
    private boolean isNotEnough(EarlyRequest early, long now, List<EarlyRequest> expired) {
        if (early.until() > now) {
            requireNonNull(alarm).setAt(early.until());
            return true;
        }
        expired.add(early);
        return expired.size() < BATCH;
    }

    private void release(EarlyRequest early) {
        requireNonNull(rows).delete(ROWS, early.key());
        waiting.computeIfPresent(Requester.of(early.request()), (_, count) -> count > 1 ? count - 1 : null);
        context().forward(early.record());
    }
}
