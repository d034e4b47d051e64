package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ContactConsent;
import io.onbehalf.kit.topology.Requested;
import java.util.Optional;

/// A consequence of a contact's opt-out or opt-in beyond its own thread.
sealed interface ConsentOutcome {

    /// The contact's consent in the whole organization.
    record Published(ContactConsent consent) implements ConsentOutcome {}

    /// Another of the contact's threads is told.
    record Propagated(Requested<ThreadRequest> request) implements ConsentOutcome {}

    static Optional<ContactConsent> consent(ConsentOutcome outcome) {
        return switch (outcome) {
            case Published(var consent) -> Optional.of(consent);
            case Propagated _ -> Optional.empty();
        };
    }

    static Optional<Requested<ThreadRequest>> request(ConsentOutcome outcome) {
        return switch (outcome) {
            case Published _ -> Optional.empty();
            case Propagated(var request) -> Optional.of(request);
        };
    }
}
