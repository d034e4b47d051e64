package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import java.time.Instant;
import java.util.Optional;

/// A contact opted out or in.
public sealed interface ConsentChanged extends ConversationEvent {

    /// The thread's consent from now on.
    ConsentFact fact();

    /// A contact wants no more messages.
    ///
    /// @param occurredAt not before the opt-in that the thread knew, whatever the clocks say
    /// @param conversationId empty where the thread never had a conversation
    record ContactOptedOut(
            Instant occurredAt,
            ConversationId conversationId,
            String consentId,
            ConsentScope scope,
            Cause cause)
            implements ConsentChanged, Decision.Dated {

        @Override
        public ConsentFact fact() {
            return new ConsentFact(true, occurredAt);
        }
    }

    /// A contact who had opted out wants messages again.
    record ContactOptedIn(
            Instant occurredAt,
            ConversationId conversationId,
            String consentId,
            ConsentScope scope,
            Cause cause)
            implements ConsentChanged {

        @Override
        public ConsentFact fact() {
            return new ConsentFact(false, occurredAt);
        }
    }

    /// An opt-out or opt-in on another of the organization's numbers counts for this thread from now on.
    record ContactConsentApplied(String consentId, boolean optedOut, Instant changedAt)
            implements ConsentChanged {

        @Override
        public ConsentFact fact() {
            return new ConsentFact(optedOut, changedAt);
        }
    }

    /// The source of the change, and how it was reported.
    ///
    /// @param keyword empty unless the contact sent one
    /// @param error empty unless the carrier reported it
    record Cause(ConsentSource source, Optional<ConsentKeyword> keyword, Optional<CarrierError> error) {

        /// The contact sent a keyword.
        public Cause(ConsentKeyword keyword) {
            this(ConsentSource.KEYWORD, Optional.of(keyword), Optional.empty());
        }

        /// An agent heard it from the contact.
        public static Cause agent() {
            return new Cause(ConsentSource.AGENT, Optional.empty(), Optional.empty());
        }

        /// The carrier refused an SMS because the contact has opted out.
        public static Cause carrier(Optional<CarrierError> error) {
            return new Cause(ConsentSource.CARRIER, Optional.empty(), error);
        }
    }
}
