package io.onbehalf.conversation.carrier;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.query.QueueKeys;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.ConsentSource;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.queue.InactivityAction;
import io.onbehalf.schemas.queue.LastAgentRoutingMode;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// The data of others that the service knows, for specifications.
public final class Directories {

    private final List<QueueSnapshot> known = new ArrayList<>();
    private final CopyWaits copies =
            new CopyWaits(Duration.ZERO, InstantSource.system(), new SimpleMeterRegistry());
    private final Replica<QueueSnapshot> queues = replica();
    private final Replica<QueueMemberSnapshot> members = replica();
    private final Replica<OrganizationSnapshot> organizations = replica();
    private final Replica<ThreadingTimeline> timelines = replica();
    private final Replica<ContactConsent> consents = replica();

    /// Nothing is known.
    public static QueueDirectory empty() {
        return new Directories().directory();
    }

    public Directories queue(String id, String name, String number) {
        QueueSnapshot queue =
                new QueueSnapshot(
                        Acme.ID,
                        id,
                        name,
                        null,
                        null,
                        number,
                        WrapupPrompt.OPTIONAL,
                        null,
                        LastAgentRoutingMode.ANY_AGENT,
                        30,
                        false,
                        null,
                        InactivityAction.DISCONNECT,
                        null,
                        1,
                        Acme.NOON,
                        "ada",
                        Acme.NOON,
                        "ada");
        known.add(queue);
        when(queues.get(id)).thenReturn(queue);
        when(queues.startingWith(anyString()))
                .then(call ->
                        known.stream()
                                .filter(each ->
                                        QueueKeys.of(each).stream()
                                                .anyMatch(key -> key.startsWith(call.getArgument(0))))
                                .toList());
        return this;
    }

    public Directories consent(String consentId, boolean optedOut) {
        when(consents.get(consentId))
                .thenReturn(
                        new ContactConsent(Acme.ID, consentId, optedOut, Acme.NOON, ConsentSource.KEYWORD));
        return this;
    }

    /// Copies stand still for too long.
    public Directories stale() {
        copies.begin(Topics.QUEUES.name());
        return this;
    }

    public Directories country(String country) {
        return set(settings().setDefaultCountryCode(country));
    }

    public Directories optOutScope(ConsentScope scope) {
        return set(settings().setOptOutScope(scope));
    }

    /// Has the settings of an organization.
    ///
    /// @param languages whose words opt out
    /// @param ignored words that don't
    public Directories optOutWords(List<String> languages, List<String> ignored) {
        return set(settings().setOptOutLanguages(languages).setIgnoredOptOutWords(ignored));
    }

    private Directories set(OrganizationSnapshot.Builder settings) {
        when(organizations.get(Acme.ID)).thenReturn(settings.build());
        return this;
    }

    private static OrganizationSnapshot.Builder settings() {
        return OrganizationSnapshot.newBuilder()
                .setOrganizationId(Acme.ID)
                .setName("Acme")
                .setDefaultCountryCode("US")
                .setCallLogging(false);
    }

    public QueueDirectory directory() {
        return new QueueDirectory(queues, members, organizations, timelines, consents, replica(), copies);
    }

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private static <V extends SpecificRecord> Replica<V> replica() {
        return mock(Replica.class);
    }
}
