package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.inbound.JoinedParts;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.inbound.TextOrigin;
import java.time.Instant;

/// A contact's text that is ready to be shown: one SMS, or parts that were joined.
///
/// @param at when it is shown
record WholeText(Instant at, TextOrigin origin, String text, JoinedParts joined, OptOutHint hint) {

    /// A text that came in one SMS; it was judged when it was received.
    static WholeText of(InboundSmsReceived request) {
        return new WholeText(
                request.context().requestedAt(),
                request.origin(),
                request.judged().text(),
                JoinedParts.NONE,
                request.judged().hint());
    }

    /// A text whose parts are complete, or no longer waited for; only now can its words be judged.
    static WholeText joined(PendingText pending, TextOrigin origin, Instant at, ConsentKeywords keywords) {
        String text = pending.text();
        return new WholeText(at, origin, text, pending.joined(), keywords.hint(text));
    }
}
