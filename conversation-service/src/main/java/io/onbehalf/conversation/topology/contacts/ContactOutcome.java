package io.onbehalf.conversation.topology.contacts;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ContactConsent;
import io.onbehalf.conversation.domain.erasure.ErasureRequest.ContactErasureConcluded;
import io.onbehalf.kit.topology.Requested;
import java.util.Optional;

/// What follows from something on one of a contact's threads beyond that thread.
public sealed interface ContactOutcome {

    /// The contact's consent in the whole organization.
    record Published(ContactConsent consent) implements ContactOutcome {}

    /// Another of the contact's threads is told.
    record Propagated(Requested<ThreadRequest> request) implements ContactOutcome {}

    /// All of the contact's threads are erased.
    record Concluded(Requested<ContactErasureConcluded> request) implements ContactOutcome {}

    static Optional<ContactConsent> consent(ContactOutcome outcome) {
        return switch (outcome) {
            case Published(var consent) -> Optional.of(consent);
            case Propagated _, Concluded _ -> Optional.empty();
        };
    }

    static Optional<Requested<?>> request(ContactOutcome outcome) {
        return switch (outcome) {
            case Published _ -> Optional.empty();
            case Propagated(var request) -> Optional.of(request);
            case Concluded(var request) -> Optional.of(request);
        };
    }
}
