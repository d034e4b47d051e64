package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadErased;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadRetentionApplied;
import io.onbehalf.conversation.domain.InboundBuffered;
import io.onbehalf.conversation.domain.Refused;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.Queues.KnownQueue;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.view.ConversationProjection;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StagedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.topology.Decided;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps the rows that are read back ([ConversationStore]), and forwards each changed conversation's
/// snapshot: once for all events of a decision. Of one that is forgotten it then forwards that there is none.
///
/// A decision whose rows can't be read or written changes nothing here and is set aside, once; a snapshot
/// that can't be made, when its rows are written, is left out until the next change.
final class ConversationViewProcessor
        extends ContextualProcessor<
                String, Decided<ConversationEvent>, String, @Nullable ConversationSnapshot> {

    private final Map<ConversationId, ConversationView> changedViews = new LinkedHashMap<>();
    private final Map<ConversationId, List<ParticipantView>> changedParticipants = new HashMap<>();
    private final Set<ConversationId> forgotten = new LinkedHashSet<>();
    private final WrapupMarks marks = new WrapupMarks();
    private @Nullable StagedStore rows;
    private @Nullable Queues queues;
    private @Nullable QueueInactivity told;
    private int mostBytes;

    /// Whether an event of this decision was set aside: the others of it are passed over.
    private boolean failed;

    static ProcessorSupplier<String, Decided<ConversationEvent>, String, @Nullable ConversationSnapshot>
            supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public ConversationViewProcessor get() {
                return new ConversationViewProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(ConversationStore.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, @Nullable ConversationSnapshot> context) {
        super.init(context);
        forgetChanges();
        failed = false;
        mostBytes = StreamsSettings.maxRecordBytes(context.appConfigs());
        rows = new StagedStore(context.getStateStore(ConversationStore.NAME));
        queues = ReplicatedQueues.of(context);
    }

    @Override
    public void process(Record<String, Decided<ConversationEvent>> event) {
        boolean last = event.value().last();
        // What a row prevents that can't be read is not that its contact is forgotten.
        boolean passedOver = failed && !(event.value().event() instanceof ThreadErased);
        failed &= !last;
        if (passedOver) {
            return;
        }
        try {
            project(event.value());
            if (last) {
                marks.write(requireNonNull(rows), event.key());
                requireNonNull(rows).requireAtMost(mostBytes);
            }
        } catch (RuntimeException e) {
            forget();
            failed = !last;
            throw UnprocessableRecord.of(e);
        }
        if (last) {
            write(event);
        }
    }

    /// What is not written yet.
    private void forget() {
        requireNonNull(rows).discard();
        forgetChanges();
    }

    private void forgetChanges() {
        changedViews.clear();
        changedParticipants.clear();
        forgotten.clear();
        marks.clear();
        told = null;
    }

    private void project(Decided<ConversationEvent> event) {
        switch (event.event()) {
            case ConversationChanged changed -> {
                new ConversationProjection(noting(changed.conversationId()))
                        .apply(changed, event.header().sequence(), event.header().occurredAt())
                        .ifPresent(after -> changedViews.put(after.conversationId(), after));
                marks.note(changed);
                if (changed instanceof InactivityTermsApplied applied) {
                    told = applied.inactivity();
                }
            }
            case ConsentChanged changed ->
                    last(event.header().key())
                            .flatMap(conversation ->
                                    new ConversationProjection(noting(conversation))
                                            .apply(changed, event.header().sequence()))
                            .ifPresent(after -> changedViews.put(after.conversationId(), after));
            case ThreadErased erased -> forgotten.addAll(threadRows(erased).deleteAll());
            case ThreadRetentionApplied applied -> forget(applied, event.header().sequence());
            case InboundBuffered _, Refused _ -> {
                // Nothing that is read back.
            }
        }
    }

    /// A conversation that goes on, or is in an agent's list still, stays without the old words.
    private void forget(ThreadRetentionApplied applied, long sequence) {
        ThreadRows thread = threadRows(applied);
        List<ConversationId> kept = new ArrayList<>(thread.conversations());
        forgotten.addAll(thread.deleteBefore(applied.before()));
        kept.removeAll(forgotten);
        for (ConversationId conversation : kept) {
            List<ParticipantView> old = store(conversation).wordsBefore(applied.before());
            if (!old.isEmpty()) {
                NotedChanges changes = noting(conversation);
                old.forEach(each -> changes.put(each.withoutWords()));
                changes.conversation().ifPresent(view -> changedViews.put(conversation, view.at(sequence)));
            }
        }
    }

    private ThreadRows threadRows(Forgotten event) {
        return new ThreadRows(requireNonNull(rows), event.thread().threadId().value());
    }

    /// The conversation that a thread began last; this decision may have begun it.
    private Optional<ConversationId> last(String threadId) {
        return Stream.concat(
                        changedViews.keySet().stream(),
                        ConversationStore.last(requireNonNull(rows), threadId).stream()
                                .map(ConversationView::conversationId))
                .max(Comparator.comparing(ConversationId::value));
    }

    private void write(Record<String, Decided<ConversationEvent>> event) {
        requireNonNull(rows).flush();
        List<ConversationView> views = List.copyOf(changedViews.values());
        var participants = Map.copyOf(changedParticipants);
        QueueInactivity newest = told;
        Set<ConversationId> gone = new LinkedHashSet<>(forgotten);
        forgetChanges();
        views.forEach(conversation ->
                forward(
                        event,
                        conversation,
                        participants.getOrDefault(conversation.conversationId(), List.of()),
                        newest));
        gone.forEach(conversation ->
                context()
                        .forward(
                                new Record<>(
                                        conversation.value(),
                                        null,
                                        event.timestamp(),
                                        OnbehalfHeaders.trace(event.headers()))));
    }

    private static List<ParticipantView> latest(List<ParticipantView> changed) {
        var latest = new LinkedHashMap<ParticipantId, ParticipantView>();
        changed.forEach(each -> latest.put(each.participantId(), each));
        return List.copyOf(latest.values());
    }

    /// @param newest the terms that the conversation was told of by this decision; null for none
    private ConversationSnapshot snapshot(
            ConversationView conversation, List<ParticipantView> changed, @Nullable QueueInactivity newest) {
        List<ParticipantView> known = store(conversation.conversationId()).snapshotParticipants(changed);
        // Those of a conversation that is forgotten with this change have no rows any more.
        List<ParticipantView> participants = known.isEmpty() ? latest(changed) : known;
        return ConversationSnapshot.of(
                conversation,
                participants,
                changed,
                ParticipantView.connectedQueue(participants)
                        .flatMap(queue -> requireNonNull(queues).find(queue.queueId()))
                        .map(KnownQueue::inactivity)
                        .map(terms -> newest == null ? terms : terms.or(newest))
                        .flatMap(terms -> conversation.lastActivityAt().flatMap(terms::dueAt)));
    }

    private void forward(
            Record<String, Decided<ConversationEvent>> event,
            ConversationView conversation,
            List<ParticipantView> changed,
            @Nullable QueueInactivity newest) {
        ConversationSnapshot snapshot =
                UnprocessableRecord.guarded(() -> snapshot(conversation, changed, newest));
        Audience audience = Audience.of(snapshot, changed);
        context()
                .forward(
                        new Record<>(
                                conversation.conversationId().value(),
                                snapshot,
                                event.timestamp(),
                                OnbehalfHeaders.concerning(
                                        event.headers(), audience.users(), audience.queues())));
    }

    private NotedChanges noting(ConversationId conversationId) {
        return new NotedChanges(
                store(conversationId),
                changedParticipants.computeIfAbsent(conversationId, _ -> new ArrayList<>()));
    }

    private ConversationStore store(ConversationId conversationId) {
        return new ConversationStore(requireNonNull(rows), conversationId);
    }
}
