package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.store.ExpiringEntries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.WholeProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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
final class IdempotencyProcessor extends WholeProcessor<SpecificRecord, SpecificRecord> {

    private static final String KEYS = "key/";

    private @Nullable ExpiringEntries<KeyUse> uses;

    /// The first use of a key.
    record KeyUse(Instant at, String fingerprint, String threadId) {}

    /// A request as far as its key depends on it.
    private record Keyed(String requestId, KeyUse use) {}

    private final EventSerdes serdes;

    private IdempotencyProcessor(EventSerdes serdes) {
        super(IdempotencyTopology.NAME);
        this.serdes = serdes;
    }

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(EventSerdes serdes) {
        return new ProcessorSupplier<>() {
            @Override
            public IdempotencyProcessor get() {
                return new IdempotencyProcessor(serdes);
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
        uses = new ExpiringEntries<>(rows(), KEYS, KeyUse.class);
        var written = new PrefixedStore(context.getStateStore(IdempotencyTopology.NAME));
        new ExpiringEntries<>(written, KEYS, KeyUse.class).expireIn(context);
    }

    @Override
    protected void apply(Record<String, SpecificRecord> request) {
        Keyed keyed = keyed(request.value());
        if (keyed == null) {
            return;
        }
        if (isExpired(keyed.use())) {
            refuse(request, keyed, Refusal.EXPIRED);
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
            forward(request.withKey(threadId).withHeaders(OnbehalfHeaders.reply(request.headers())));
        } else {
            refuse(request, keyed, Refusal.KEY_REUSED);
        }
    }

    private void refuse(Record<String, SpecificRecord> request, Keyed keyed, String code) {
        forward(
                request.withValue(refusal(keyed, code))
                        .withHeaders(OnbehalfHeaders.reply(request.headers())));
    }

    /// The thread of a request that is read again so late (a lost store, a service that was down for long)
    /// may have forgotten that it decided it. One that is read for the first time comes from an instance
    /// whose clock is a day behind, and its caller waits.
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

    @Override
    protected @Nullable ProducerRecord<byte[], byte[]> refusal(Record<String, SpecificRecord> request) {
        Keyed keyed = keyed(request.value());
        return keyed == null || !OnbehalfHeaders.isAwaited(request.headers())
                ? null
                : new ProducerRecord<>(
                        CONVERSATION_REPLIES.name(),
                        null,
                        request.timestamp(),
                        request.key().getBytes(UTF_8),
                        serdes.values()
                                .serializer()
                                .serialize(
                                        CONVERSATION_REPLIES.name(), refusal(keyed, Refusal.NOT_PROCESSED)),
                        OnbehalfHeaders.reply(request.headers()));
    }

    private SpecificRecord refusal(Keyed keyed, String code) {
        return serdes.mapper()
                .toAvro(
                        ConversationReply.refused(new Refusal(code, Map.of())),
                        Map.of(
                                "requestId", keyed.requestId(),
                                "answeredAt", keyed.use().at()));
    }
}
