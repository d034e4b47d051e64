package io.onbehalf.conversation.topology.contacts;

import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadErasureRequested;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ContactConsent;
import io.onbehalf.conversation.domain.erasure.ErasureRequest.ContactErasureConcluded;
import io.onbehalf.conversation.topology.contacts.ContactOutcome.Concluded;
import io.onbehalf.conversation.topology.contacts.ContactOutcome.Propagated;
import io.onbehalf.conversation.topology.contacts.ContactOutcome.Published;
import io.onbehalf.conversation.topology.contacts.ContactRecord.ConsentStatement;
import io.onbehalf.conversation.topology.contacts.ContactRecord.ErasedThread;
import io.onbehalf.conversation.topology.contacts.ContactRecord.ErasureStarted;
import io.onbehalf.conversation.topology.contacts.ContactRecord.ThreadStarted;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.streams.WholeProcessor;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Knows every contact's threads, and tells the others when a statement on one of them counts for all; a
/// thread that starts later is told then. Publishes the contact's consent in the whole organization: the
/// latest statement on any of their threads, in whatever order they arrive here. A contact who is to be
/// erased is erased on each of their threads.
///
/// Rows `contact/<contact>/<thread>`, `statement/<contact>` and `erasure/<contact>`, on the contact's
/// partition; none has the number.
public final class ContactProcessor extends WholeProcessor<ContactRecord, ContactOutcome> {

    private static final String STORE = "contacts";
    private static final String STATEMENTS = "statement/";
    private static final String ERASURES = "erasure/";

    private ContactProcessor() {
        super(STORE);
    }

    public static ProcessorSupplier<String, ContactRecord, String, ContactOutcome> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public ContactProcessor get() {
                return new ContactProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(PrefixedStore.declare(STORE));
            }
        };
    }

    @Override
    protected void apply(Record<String, ContactRecord> record) {
        switch (record.value()) {
            case ThreadStarted(var threadId, var at) -> started(record, threadId, at);
            case ErasureStarted erasure -> erase(record, erasure);
            case ErasedThread thread -> erased(record, thread);
            case ConsentStatement statement when statement.scope() == ConsentScope.ORGANIZATION ->
                    propagate(record, statement);
            // An opt-in for one number lifts an opt-out for all, so that none is left behind when the
            // organization changes the scope.
            case ConsentStatement statement when !statement.optedOut() -> keep(record, statement);
            case ConsentStatement _ -> {
                // Counts for its own thread only.
            }
        }
    }

    /// A thread may start while a statement is on its way here.
    private void started(Record<String, ContactRecord> record, ThreadId threadId, Instant at) {
        addThread(record.key(), threadId);
        ErasureProgress progress = rows().get(ERASURES, record.key(), ErasureProgress.class);
        if (progress != null && progress.mayHaveMissed(threadId, at)) {
            erase(record, threadId, progress);
        }
        ConsentStatement last = last(record.key());
        if (last != null && last.optedOut()) {
            tell(record, threadId, last);
        }
    }

    private void propagate(Record<String, ContactRecord> record, ConsentStatement statement) {
        // Its own thread may never have had a conversation; the next statement counts there too.
        addThread(record.key(), statement.threadId());
        ConsentStatement last = last(record.key());
        if (last != null && last.scope() == ConsentScope.ORGANIZATION && !counts(statement, last)) {
            // The others were told the later one.
            tell(record, statement.threadId(), last);
            return;
        }
        keep(record, statement);
        // Its own thread may have been told the opt-in that it overrules.
        boolean overrules = last != null && statement.at().isBefore(last.at());
        rows().scan(threads(record.key()), ThreadId.class).stream()
                .filter(threadId -> overrules || !threadId.equals(statement.threadId()))
                .forEach(threadId -> tell(record, threadId, statement));
    }

    private void keep(Record<String, ContactRecord> record, ConsentStatement statement) {
        ConsentStatement last = last(record.key());
        if (last == null || counts(statement, last)) {
            rows().put(STATEMENTS, record.key(), statement, ConsentStatement.class);
            var consent =
                    new ContactConsent(
                            new OrganizationId(statement.organizationId()),
                            record.key(),
                            statement.optedOut(),
                            statement.at(),
                            statement.source());
            forward(record.withValue(new Published(consent)));
        }
    }

    /// Of two statements on one thread the later counts; of two on different threads the one that
    /// [overrules][ConsentFact#overrules] the other.
    private static boolean counts(ConsentStatement statement, ConsentStatement last) {
        return statement.threadId().equals(last.threadId())
                ? !statement.at().isBefore(last.at())
                : statement.fact().overrules(last.fact());
    }

    private void tell(Record<String, ContactRecord> record, ThreadId threadId, ConsentStatement statement) {
        var context =
                new RequestContext(new OrganizationId(statement.organizationId()), statement.at(), threadId);
        var request = new ContactConsentChanged(context, record.key(), statement.optedOut(), statement.at());
        var header =
                new RequestHeader(
                        statement.eventId() + "/" + threadId.value(),
                        "",
                        statement.organizationId(),
                        statement.at(),
                        statement.actor());
        forward(record.withKey(threadId.value()).withValue(new Propagated(new Requested<>(request, header))));
    }

    private void erase(Record<String, ContactRecord> record, ErasureStarted erasure) {
        ErasureProgress known = rows().get(ERASURES, record.key(), ErasureProgress.class);
        ErasureProgress progress =
                known != null && known.isOf(erasure.erasureId())
                        ? known
                        : ErasureProgress.of(erasure, rows().scan(threads(record.key()), ThreadId.class));
        rows().put(ERASURES, record.key(), progress, ErasureProgress.class);
        progress.waiting().forEach(thread -> erase(record, thread, progress));
        concludeIfDone(record, progress, now());
    }

    private void erase(Record<String, ContactRecord> record, ThreadId thread, ErasureProgress progress) {
        Instant now = now();
        var context = new RequestContext(new OrganizationId(progress.organizationId()), now, thread);
        var request = new ThreadErasureRequested(context, record.key(), progress.erasureId());
        var header = progress.header("/" + thread.value(), now);
        forward(record.withKey(thread.value()).withValue(new Propagated(new Requested<>(request, header))));
    }

    private void erased(Record<String, ContactRecord> record, ErasedThread thread) {
        ErasureProgress progress = rows().get(ERASURES, record.key(), ErasureProgress.class);
        if (progress != null && progress.isOf(thread.erasureId())) {
            ErasureProgress after = progress.without(thread.threadId());
            rows().put(ERASURES, record.key(), after, ErasureProgress.class);
            concludeIfDone(record, after, thread.at());
        }
    }

    /// What is erased was written until now, however late the request is read.
    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    /// Also again: a crash may lose what follows a write.
    private void concludeIfDone(Record<String, ContactRecord> record, ErasureProgress progress, Instant at) {
        if (progress.waiting().isEmpty()) {
            var request =
                    new ContactErasureConcluded(at, record.key(), progress.erasureId(), progress.threads());
            var header = progress.header("/concluded", at);
            forward(record.withValue(new Concluded(new Requested<>(request, header))));
        }
    }

    private void addThread(String contact, ThreadId threadId) {
        rows().put(threads(contact), threadId.value(), threadId, ThreadId.class);
    }

    private @Nullable ConsentStatement last(String contact) {
        return rows().get(STATEMENTS, contact, ConsentStatement.class);
    }

    private static String threads(String contact) {
        return "contact/" + contact + "/";
    }
}
