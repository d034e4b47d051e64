package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.SnapshotProjection;
import io.onbehalf.conversation.domain.view.StoredMessage;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.streams.RecordHeaders;
import io.onbehalf.kit.streams.Rows;
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
/// Rows `conversation/<id>` and `message/<id>`, on the thread's partition.
public final class SnapshotProcessor
        extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    public static final String SNAPSHOTS = "conversation/";
    public static final String MESSAGES = "message/";

    private final Function<SpecificRecord, @Nullable ConversationEvent> reader =
            AvroMapping.MAPPER.reader(ConversationEvent.class);
    private @Nullable Rows stored;

    private SnapshotProcessor() {}

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public SnapshotProcessor get() {
                return new SnapshotProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Rows.store(ConversationTopology.CONVERSATIONS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new Rows(context.getStateStore(ConversationTopology.CONVERSATIONS));
    }

    @Override
    public void process(Record<String, SpecificRecord> decided) {
        if (reader.apply(decided.value()) instanceof ConversationChanged event) {
            project(decided, event, event.conversationId());
        }
    }

    private void project(
            Record<String, SpecificRecord> decided,
            ConversationChanged event,
            ConversationId conversationId) {
        Rows rows = requireNonNull(stored);
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
                                RecordHeaders.trace(decided.headers())));
    }

    private static @Nullable StoredMessage message(
            Rows rows, ConversationSnapshot conversation, ConversationChanged event, Instant at) {
        return switch (event) {
            case MessageQueued queued -> StoredMessage.of(queued, at);
            case AutomaticMessageQueued queued -> StoredMessage.of(queued, at);
            case InboundMessageReceived received ->
                    StoredMessage.of(
                            received,
                            new StoredMessage.Numbers(
                                    conversation.outboundNumber(), conversation.contactNumber()),
                            at);
            case MessageStatusChanged changed -> {
                StoredMessage before = rows.get(MESSAGES, changed.messageId().value(), StoredMessage.class);
                yield before == null ? null : before.with(changed);
            }
            case Lifecycle _, Participation _ -> null;
        };
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
