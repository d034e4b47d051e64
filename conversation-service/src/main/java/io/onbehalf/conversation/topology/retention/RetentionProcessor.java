package io.onbehalf.conversation.topology.retention;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadRetentionApplied;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.Queued;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadRetentionDue;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.StoreAlarm;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/// Asks threads to forget what is older than their organization keeps conversations ([KeptDays]): a text goes
/// when the day is over on which it is so old, and so does a conversation that ended.
///
/// A hundred threads at a time, as requests wait for the same thread of the service.
public final class RetentionProcessor
        extends ContextualProcessor<
                String, Decided<ConversationEvent>, String, Requested<ThreadRetentionDue>> {

    /// How long an organization keeps conversations that is not known yet.
    private static final int DEFAULT_DAYS = 400;

    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);

    private final String store;
    private @Nullable KeptDays days;
    private @Nullable StoreAlarm alarm;
    private @Nullable TimestampedKeyValueStore<String, SpecificRecord> organizations;

    /// @param store that has the rows, on the partition of the threads
    public RetentionProcessor(String store) {
        this.store = store;
    }

    @Override
    public void init(ProcessorContext<String, Requested<ThreadRetentionDue>> context) {
        super.init(context);
        var rows = new PrefixedStore(context.getStateStore(store));
        days = new KeptDays(rows);
        organizations = context.getStateStore(Replica.storeName(Topics.ORGANIZATIONS));
        alarm = new StoreAlarm(context, rows, this::forget);
        alarm.setAt(context.currentSystemTimeMs() + SHORT_PAUSE.toMillis());
    }

    @Override
    public void process(Record<String, Decided<ConversationEvent>> decided) {
        UnprocessableRecord.guarded(() -> {
            note(decided.value().event(), decided.value().header());
            return true;
        });
    }

    private void note(ConversationEvent event, EventHeader header) {
        KeptDays kept = requireNonNull(days);
        var organization = new OrganizationId(header.organizationId());
        var thread = new ThreadId(header.key());
        if (isKept(event)) {
            kept.note(organization, thread, KeptDays.dayOf(header.occurredAt()));
        } else if (event instanceof ThreadRetentionApplied applied) {
            kept.forgotten(organization, thread, KeptDays.dayOf(applied.before()));
        }
    }

    private static boolean isKept(ConversationEvent event) {
        return event instanceof Queued
                || event instanceof InboundMessageReceived
                || event instanceof ConversationDisconnected
                || event instanceof ParticipantWrappedUp
                || event instanceof ParticipantWrapupCorrected;
    }

    private void forget(long now) {
        int left = BATCH;
        Optional<OrganizationId> organization = requireNonNull(days).next(Optional.empty());
        while (left > 0 && organization.isPresent()) {
            left -= forget(organization.get(), now, left);
            organization = requireNonNull(days).next(organization);
        }
        requireNonNull(alarm).setAt(now + (left > 0 ? PAUSE : SHORT_PAUSE).toMillis());
    }

    /// @return how many days of threads were found
    private int forget(OrganizationId organization, long now, int limit) {
        LocalDate oldest = KeptDays.dayOf(Instant.ofEpochMilli(now)).minusDays(daysKept(organization));
        List<ThreadId> found = requireNonNull(days).askBefore(organization, oldest, limit);
        found.stream()
                .distinct()
                .forEach(thread -> {
                    var header =
                            new RequestHeader(
                                    "retention/%s/%s".formatted(thread.value(), oldest),
                                    "",
                                    organization.value(),
                                    Instant.ofEpochMilli(now),
                                    Actor.SYSTEM);
                    var request =
                            new ThreadRetentionDue(
                                    new RequestContext(organization, header.at(), thread),
                                    oldest.atStartOfDay(ZoneOffset.UTC).toInstant());
                    context().forward(new Record<>(thread.value(), new Requested<>(request, header), now));
                });
        return found.size();
    }

    private int daysKept(OrganizationId organization) {
        var found = requireNonNull(organizations).get(organization.value());
        return found == null ? DEFAULT_DAYS : ((OrganizationSnapshot) found.value()).getRetentionDays();
    }
}
