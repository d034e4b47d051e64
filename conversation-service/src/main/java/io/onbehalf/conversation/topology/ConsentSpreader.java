package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.ConsentSource;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ContactConsentChanged;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import io.onbehalf.schemas.conversation.ConversationStarted;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Knows every contact's threads, and tells the others when a word to one of them counts for all; a thread
/// that starts later hears it then. Publishes the contact's consent in the whole organization: the latest
/// word to any of their threads, in whatever order they come here.
///
/// PrefixedStore `contact/<contact>/<thread>` and `word/<contact>`, on the contact's partition.
final class ConsentSpreader extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    private static final String WORDS = "word/";

    private @Nullable PrefixedStore stored;

    private ConsentSpreader() {}

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public ConsentSpreader get() {
                return new ConsentSpreader();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.store(ConversationTopology.CONTACTS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        stored = new PrefixedStore(context.getStateStore(ConversationTopology.CONTACTS));
    }

    @Override
    public void process(Record<String, SpecificRecord> said) {
        switch (said.value()) {
            case ConversationStarted started -> started(said, started.getThreadId());
            case ContactOptedOut out when out.getScope() == ConsentScope.ORGANIZATION ->
                    spread(said, out.getThreadId(), Word.of(out));
            case ContactOptedIn in when in.getScope() == ConsentScope.ORGANIZATION ->
                    spread(said, in.getThreadId(), Word.of(in));
            // Nothing said for all is left behind when the scope is configured anew.
            case ContactOptedIn in -> keep(said, Word.of(in));
            default -> {
                // Counts for its own thread only; nothing else is sent here.
            }
        }
    }

    /// What a contact said for all of an organization's numbers.
    private record Word(
            String eventId, String organizationId, boolean optedOut, Instant at, ConsentSource source) {

        static Word of(ContactOptedOut out) {
            return new Word(
                    out.getEventId(), out.getOrganizationId(), true, out.getOccurredAt(), out.getSource());
        }

        static Word of(ContactOptedIn in) {
            return new Word(
                    in.getEventId(), in.getOrganizationId(), false, in.getOccurredAt(), in.getSource());
        }
    }

    /// A thread may start while the word is on its way here.
    private void started(Record<String, SpecificRecord> said, String threadId) {
        PrefixedStore rows = requireNonNull(stored);
        rows.put(prefix(said.key()), threadId, threadId, String.class);
        Word last = rows.get(WORDS, said.key(), Word.class);
        if (last != null && last.optedOut()) {
            tell(said, threadId, last);
        }
    }

    private void spread(Record<String, SpecificRecord> said, String heardOn, Word word) {
        keep(said, word);
        PrefixedStore rows = requireNonNull(stored);
        // Where the word was heard no conversation need ever have started; the next word counts there too.
        rows.put(prefix(said.key()), heardOn, heardOn, String.class);
        rows.scan(prefix(said.key()), String.class).stream()
                .filter(threadId -> !threadId.equals(heardOn))
                .forEach(threadId -> tell(said, threadId, word));
    }

    private void keep(Record<String, SpecificRecord> said, Word word) {
        PrefixedStore rows = requireNonNull(stored);
        Word last = rows.get(WORDS, said.key(), Word.class);
        if (last == null || !word.at().isBefore(last.at())) {
            rows.put(WORDS, said.key(), word, Word.class);
            publish(said, word);
        }
    }

    private void publish(Record<String, SpecificRecord> said, Word word) {
        context()
                .forward(
                        said.withValue(
                                ContactConsent.newBuilder()
                                        .setOrganizationId(word.organizationId())
                                        .setConsentId(said.key())
                                        .setOptedOut(word.optedOut())
                                        .setChangedAt(word.at())
                                        .setSource(word.source())
                                        .build()));
    }

    private void tell(Record<String, SpecificRecord> said, String threadId, Word word) {
        context()
                .forward(
                        said.withKey(threadId)
                                .withValue(
                                        ContactConsentChanged.newBuilder()
                                                .setRequestId(word.eventId() + "/" + threadId)
                                                .setFingerprint("")
                                                .setOrganizationId(word.organizationId())
                                                .setRequestedAt(word.at())
                                                .setRequestedBy(Topics.CONVERSATION_SERVICE)
                                                .setThreadId(threadId)
                                                .setConsentId(said.key())
                                                .setOptedOut(word.optedOut())
                                                .setChangedAt(word.at())
                                                .build()));
    }

    private static String prefix(String contact) {
        return "contact/" + contact + "/";
    }
}
