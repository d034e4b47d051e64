package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.ComposeRefused;
import io.onbehalf.conversation.domain.ConversationEvent.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedIn;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.DeliveryReceiptHeld;
import io.onbehalf.conversation.domain.ConversationEvent.DisconnectRefused;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.MessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.MessageRefused;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.SnapshotProjection;
import io.onbehalf.conversation.domain.view.StoredMessage;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.store.PrefixedStore;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps what is read back: every conversation's snapshot and every message's text; forwards each new
/// snapshot.
///
/// PrefixedStore `conversation/<id>` and `message/<id>`, on the thread's partition.
public final class SnapshotProcessor
        extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    public static final String SNAPSHOTS = "conversation/";
    public static final String MESSAGES = "message/";

    private final Function<SpecificRecord, @Nullable ConversationEvent> reader =
            AvroMapping.MAPPER.reader(ConversationEvent.class);
    private @Nullable PrefixedStore stored;

    private SnapshotProcessor() {}

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public SnapshotProcessor get() {
                return new SnapshotProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.store(ConversationTopology.CONVERSATIONS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new PrefixedStore(context.getStateStore(ConversationTopology.CONVERSATIONS));
    }

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        ConversationEvent event = reader.apply(decided.value());
        if (event != null) {
            SnapshotProjection.changedBy(event).ifPresent(id -> project(decided, event, id));
        }
    }

    private void project(
            Record<String, SpecificRecord> decided, ConversationEvent event, ConversationId conversationId) {
        PrefixedStore rows = requireNonNull(stored);
        Instant at = (Instant) field(decided.value(), "occurredAt");
        long sequence = (Long) field(decided.value(), "sequence");
        ConversationSnapshot before = rows.get(SNAPSHOTS, conversationId.value(), ConversationSnapshot.class);
        ConversationSnapshot after = SnapshotProjection.evolve(before, event, sequence, at);
        if (after == null) {
            return;
        }
        rows.put(SNAPSHOTS, conversationId.value(), after, ConversationSnapshot.class);
        StoredMessage message = message(rows, after, event, at);
        if (message != null) {
            rows.put(MESSAGES, message.messageId().value(), message, StoredMessage.class);
        }
        context()
                .forward(
                        new Record<>(
                                conversationId.value(),
                                AvroMapping.MAPPER.toAvro(after, Map.of()),
                                decided.timestamp(),
                                OnbehalfHeaders.trace(decided.headers())));
    }

    private static @Nullable StoredMessage message(
            PrefixedStore rows, ConversationSnapshot conversation, ConversationEvent event, Instant at) {
        return switch (event) {
            case MessageQueued queued -> StoredMessage.of(queued, at);
            case AutomaticMessageQueued queued -> StoredMessage.of(queued, at);
            case InboundMessageReceived received ->
                    StoredMessage.of(
                            received, conversation.outboundNumber(), conversation.contactNumber(), at);
            case MessageStatusChanged changed -> {
                StoredMessage before = rows.get(MESSAGES, changed.messageId().value(), StoredMessage.class);
                yield before == null ? null : before.after(changed);
            }
            case ConversationStarted _,
                    ConversationResumed _,
                    ComposeRefused _,
                    ParticipantConnected _,
                    ParticipantDisconnected _,
                    ConversationDisconnected _,
                    DisconnectRefused _,
                    MessageRefused _,
                    DeliveryReceiptHeld _,
                    InboundPartReceived _,
                    ContactOptedOut _,
                    ContactOptedIn _,
                    ContactConsentApplied _,
                    WrapupForwarded _,
                    ParticipantWrapupRefused _,
                    ParticipantWrappedUp _,
                    InteractionDeallocated _ ->
                    null;
        };
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
