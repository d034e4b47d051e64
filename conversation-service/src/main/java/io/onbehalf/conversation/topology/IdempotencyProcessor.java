package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.store.ExpiringEntries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Lets an idempotency key be used for one compose, or one text without an agent, only.
///
/// Their thread is in the body, so the same key with another body may belong to another thread, which does
/// not know the first. Keyed by the key itself, the first body wins: the same one is passed on to the thread
/// where it went first, another one is refused. The thread of every other request is in its path, so the
/// thread's decider checks the key.
final class IdempotencyProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private @Nullable ExpiringEntries<KeyUse> uses;

    /// The first use of a key.
    record KeyUse(Instant at, String fingerprint, String threadId) {}

    /// A request as far as its key depends on it.
    private record Keyed(String requestId, KeyUse use) {}

    private final RecordMapper mapper;

    private IdempotencyProcessor(RecordMapper mapper) {
        this.mapper = mapper;
    }

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(RecordMapper mapper) {
        return new ProcessorSupplier<>() {
            @Override
            public IdempotencyProcessor get() {
                return new IdempotencyProcessor(mapper);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(IdempotencyTopology.NAME));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        PrefixedStore rows = new PrefixedStore(context.getStateStore(IdempotencyTopology.NAME));
        uses = new ExpiringEntries<>(rows, "key/", KeyUse.class);
        uses.expireIn(context);
    }

    @Override
    public void process(Record<String, SpecificRecord> request) {
        Keyed keyed = keyed(request.value());
        if (keyed == null || isExpired(keyed.use())) {
            return;
        }
        KeyUse use = keyed.use();
        ExpiringEntries<KeyUse> known = requireNonNull(uses);
        KeyUse first = known.get(request.key());
        if (first == null) {
            known.put(request.key(), use, use.at());
        }
        if (first == null || first.fingerprint().equals(use.fingerprint())) {
            String threadId = first == null ? use.threadId() : first.threadId();
            context().forward(request.withKey(threadId));
        } else {
            refuse(request, keyed);
        }
    }

    /// A request that is read again so late (a lost store, a service that was down for long) has no caller
    /// who waits, and its thread may have forgotten that it decided it.
    private boolean isExpired(KeyUse use) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        return use.at().isBefore(now.minus(ExpiringEntries.KEPT));
    }

    /// Of every type of request alike; null for what a later version puts here without these fields.
    private static @Nullable Keyed keyed(SpecificRecord request) {
        return value(request, "requestId") instanceof String requestId
                        && value(request, "requestedAt") instanceof Instant at
                        && value(request, "fingerprint") instanceof String fingerprint
                        && value(request, "threadId") instanceof String threadId
                ? new Keyed(requestId, new KeyUse(at, fingerprint, threadId))
                : null;
    }

    private static @Nullable Object value(SpecificRecord request, String name) {
        Schema.Field field = request.getSchema().getField(name);
        return field == null ? null : request.get(field.pos());
    }

    private void refuse(Record<String, SpecificRecord> request, Keyed keyed) {
        SpecificRecord reply =
                mapper.toAvro(
                        ConversationReply.refused(new Refusal(Refusal.KEY_REUSED, Map.of())),
                        Map.of(
                                "requestId", keyed.requestId(),
                                "answeredAt", keyed.use().at()));
        context().forward(request.withValue(reply).withHeaders(OnbehalfHeaders.reply(request.headers())));
    }
}
