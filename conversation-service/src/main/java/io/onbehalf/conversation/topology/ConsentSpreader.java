package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.streams.Rows;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.ContactConsentChanged;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import io.onbehalf.schemas.conversation.ConversationStarted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Knows every contact's threads, and tells the others when a word to one of them counts for all.
///
/// Rows `contact/<contact>/<thread>`, on the contact's partition.
final class ConsentSpreader extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private @Nullable Rows stored;

    private ConsentSpreader() {}

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public ConsentSpreader get() {
                return new ConsentSpreader();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Rows.store(ConversationTopology.CONTACTS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new Rows(context.getStateStore(ConversationTopology.CONTACTS));
    }

    @Override
    public void process(Record<String, SpecificRecord> said) {
        switch (said.value()) {
            case ConversationStarted started ->
                    requireNonNull(stored)
                            .put(
                                    prefix(said.key()),
                                    started.getThreadId(),
                                    started.getThreadId(),
                                    String.class);
            case ContactOptedOut out ->
                    spread(
                            said,
                            out.getScope(),
                            out.getEventId(),
                            out.getThreadId(),
                            true,
                            out.getOccurredAt());
            case ContactOptedIn in ->
                    spread(said, in.getScope(), in.getEventId(), in.getThreadId(), false, in.getOccurredAt());
            default -> {
                // Nothing else is sent here.
            }
        }
    }

    private void spread(
            Record<String, SpecificRecord> said,
            ConsentScope scope,
            String eventId,
            String heardOn,
            boolean optedOut,
            Instant at) {
        if (scope != ConsentScope.ORGANIZATION) {
            return;
        }
        Object organization = said.value().get(said.value().getSchema().getField("organizationId").pos());
        List<String> threads = requireNonNull(stored).scan(prefix(said.key()), String.class);
        for (String threadId : threads) {
            if (!threadId.equals(heardOn)) {
                context()
                        .forward(
                                said.withKey(threadId)
                                        .withValue(
                                                ContactConsentChanged.newBuilder()
                                                        .setRequestId(eventId + "/" + threadId)
                                                        .setFingerprint("")
                                                        .setOrganizationId(String.valueOf(organization))
                                                        .setRequestedAt(at)
                                                        .setRequestedBy(Topics.CONVERSATION_SERVICE)
                                                        .setThreadId(threadId)
                                                        .setConsentId(said.key())
                                                        .setOptedOut(optedOut)
                                                        .setChangedAt(at)
                                                        .build()));
            }
        }
    }

    private static String prefix(String contact) {
        return "contact/" + contact + "/";
    }
}
