package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten;
import io.onbehalf.conversation.domain.InboundBuffered;
import io.onbehalf.conversation.domain.Refused;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.conversation.domain.consent.ContactConsent;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.FollowUp;
import java.util.Optional;

/// Publishes a contact's consent on a thread, for those that check it without the thread's state.
///
/// [ConsentPropagator] publishes a consent that counts for all of an organization's numbers. An opt-in lifts
/// the thread's opt-out in any case, so that none is left behind when the organization changes the scope.
final class ThreadConsents {

    private ThreadConsents() {}

    static Optional<FollowUp<ContactConsent>> of(Decided<ConversationEvent> decided) {
        return switch (decided.event()) {
            case ConsentChanged changed -> of(changed, decided.header());
            case ConversationChanged _, InboundBuffered _, Forgotten _, Refused _ -> Optional.empty();
        };
    }

    private static Optional<FollowUp<ContactConsent>> of(ConsentChanged event, EventHeader header) {
        return switch (event) {
            case ContactOptedOut out when out.scope() == ConsentScope.NUMBER ->
                    Optional.of(consent(event, out.cause().source(), header));
            case ContactOptedIn in -> Optional.of(consent(event, in.cause().source(), header));
            case ContactOptedOut _, ContactConsentApplied _ -> Optional.empty();
        };
    }

    private static FollowUp<ContactConsent> consent(
            ConsentChanged event, ConsentSource source, EventHeader header) {
        return new FollowUp<>(
                header.key(),
                new ContactConsent(
                        new OrganizationId(header.organizationId()),
                        header.key(),
                        event.fact().optedOut(),
                        event.fact().changedAt(),
                        source));
    }
}
