package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.store.ExpiringEntries;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.schemas.conversation.ComposeRequested;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Lets an idempotency key stand for one compose only.
///
/// What a compose is about is in its body, so the same key with another body may belong to another thread,
/// which knows nothing of the first. Keyed by the key itself, the first body wins: the same one goes on to
/// the thread where it went first, another one is refused. Every other request is addressed by its path;
/// there the thread's decider sees to it.
final class ClaimProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private @Nullable ExpiringEntries<Claim> claims;

    /// What a key was first used for.
    record Claim(Instant at, String fingerprint, String threadId) {}

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public ClaimProcessor get() {
                return new ClaimProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.store(ClaimTopology.CLAIMS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        PrefixedStore rows = new PrefixedStore(context.getStateStore(ClaimTopology.CLAIMS));
        claims = new ExpiringEntries<>(rows, "claim/", "claimed/", Claim.class);
        claims.forgetIn(context);
    }

    @Override
    public void process(Record<String, SpecificRecord> asked) {
        if (!(asked.value() instanceof ComposeRequested compose) || forgotten(compose)) {
            return;
        }
        ExpiringEntries<Claim> known = requireNonNull(claims);
        Claim mine = new Claim(compose.getRequestedAt(), compose.getFingerprint(), compose.getThreadId());
        Claim first = known.get(asked.key());
        if (first == null) {
            known.put(asked.key(), mine, mine.at());
        }
        if (first == null || first.fingerprint().equals(mine.fingerprint())) {
            String threadId = first == null ? mine.threadId() : first.threadId();
            context().forward(asked.withKey(threadId));
        } else {
            refuse(asked, compose);
        }
    }

    /// What is read again so late (a store that was lost, a service that was down for long) nobody waits for;
    /// the threads may have forgotten that they decided it.
    private boolean forgotten(ComposeRequested compose) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        return compose.getRequestedAt().isBefore(now.minus(ExpiringEntries.KEPT));
    }

    private void refuse(Record<String, SpecificRecord> asked, ComposeRequested compose) {
        SpecificRecord reply =
                AvroMapping.MAPPER.toAvro(
                        ConversationReply.KEY_REUSED,
                        Map.of(
                                "requestId", compose.getRequestId(),
                                "answeredAt", compose.getRequestedAt()));
        context().forward(asked.withValue(reply).withHeaders(OnbehalfHeaders.reply(asked.headers())));
    }
}
