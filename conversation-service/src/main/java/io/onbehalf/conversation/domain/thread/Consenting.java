package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.ConversationEvent.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedIn;
import io.onbehalf.conversation.domain.ConversationEvent.ContactOptedOut;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.consent.AutomaticPurpose;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.ConsentSource;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.SmsText;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the contact wants to be written to: by their keyword, or by the carrier's word.
///
/// STOP is confirmed once, START only where it changes something (a plain "yes" is no request), HELP always.
final class Consenting {

    private Consenting() {}

    /// What counts: the later of what the thread knows and what was known elsewhere.
    static @Nullable ConsentFact effective(ThreadState state, @Nullable ConsentFact elsewhere) {
        ConsentFact here = state.traffic().consent();
        if (here == null || elsewhere == null) {
            return here == null ? elsewhere : here;
        }
        return elsewhere.changedAt().isAfter(here.changedAt()) ? elsewhere : here;
    }

    static boolean optedOut(ThreadState state, @Nullable ConsentFact elsewhere) {
        ConsentFact fact = effective(state, elsewhere);
        return fact != null && fact.optedOut();
    }

    static boolean isStop(InboundSmsReceived inbound) {
        ConsentKeyword keyword = inbound.keyword();
        return keyword != null && keyword.kind() == KeywordKind.STOP;
    }

    /// Whether a text opts out a contact who has not opted out.
    static boolean optsOut(ThreadState state, InboundSmsReceived inbound) {
        return isStop(inbound) && !optedOut(state, inbound.consent());
    }

    /// What follows from a keyword, after the text itself was shown.
    ///
    /// @param answering whose stint the automatic answer is shown on
    static List<ConversationEvent> keyword(
            ThreadState state,
            InboundSmsReceived inbound,
            ConversationId conversationId,
            Stint answering,
            IdSource ids) {
        ConsentKeyword keyword = inbound.keyword();
        if (keyword == null) {
            return List.of();
        }
        List<ConversationEvent> events = new ArrayList<>(change(state, inbound, conversationId));
        boolean answered =
                switch (keyword.kind()) {
                    case STOP -> optsOut(state, inbound);
                    case START -> !events.isEmpty();
                    case HELP -> true;
                };
        if (answered && state.traffic().hasRoom()) {
            events.add(answer(inbound, conversationId, answering, ids, keyword));
        }
        return events;
    }

    /// What a keyword changes: STOP opts out, START opts in whoever is out. Who is out and says STOP again is
    /// out from then on: a START from between the two, late, must not lift it.
    static List<ConversationEvent> change(
            ThreadState state, InboundSmsReceived inbound, ConversationId conversationId) {
        ConsentKeyword keyword = inbound.keyword();
        if (keyword == null) {
            return List.of();
        }
        ConsentFact fact = effective(state, inbound.consent());
        boolean out = fact != null && fact.optedOut();
        return switch (keyword.kind()) {
            case STOP ->
                    fact != null && out && !inbound.requestedAt().isAfter(fact.changedAt())
                            ? List.of()
                            : List.of(optedOut(inbound, conversationId, keyword));
            case START ->
                    fact != null && out && !saidBefore(state, inbound, fact.changedAt())
                            ? List.of(optedIn(inbound, conversationId, keyword))
                            : List.of();
            case HELP -> List.of();
        };
    }

    /// Whether the contact may have said it before they opted out: it first came earlier, or the thread heard
    /// the same earlier. What the message centre got no answer for it delivers again, past what came
    /// meanwhile, and a STOP must not be undone by that.
    private static boolean saidBefore(ThreadState state, InboundSmsReceived inbound, Instant optedOutAt) {
        Instant first = inbound.firstCameAt();
        return (first != null && first.isBefore(optedOutAt))
                || state.traffic().seen().stream()
                        .anyMatch(each -> each.maybeAgainFromBefore(inbound, optedOutAt));
    }

    /// The carrier refused because the contact told it, not us.
    static List<ConversationEvent> refusedByCarrier(
            ThreadState state,
            Instant at,
            ConversationId conversationId,
            String consentId,
            ConsentScope scope,
            @Nullable CarrierError error) {
        return optedOut(state, null)
                ? List.of()
                : List.of(
                        new ContactOptedOut(
                                at, conversationId, consentId, scope, ConsentSource.CARRIER, null, error));
    }

    /// Their word to another number of the organization counts here, unless this thread heard a later one.
    static Decision<ConversationEvent, ConversationReply> apply(
            ThreadState state, ContactConsentChanged changed) {
        ConsentFact here = state.traffic().consent();
        boolean news = here == null || changed.changedAt().isAfter(here.changedAt());
        return news
                ? new Decision<>(
                        List.of(
                                new ContactConsentApplied(
                                        changed.consentId(), changed.optedOut(), changed.changedAt())),
                        null)
                : Decision.nothing();
    }

    private static ContactOptedOut optedOut(
            InboundSmsReceived inbound, ConversationId conversationId, ConsentKeyword keyword) {
        return new ContactOptedOut(
                inbound.requestedAt(),
                conversationId,
                inbound.consentId(),
                inbound.consentScope(),
                ConsentSource.KEYWORD,
                keyword,
                null);
    }

    private static ContactOptedIn optedIn(
            InboundSmsReceived inbound, ConversationId conversationId, ConsentKeyword keyword) {
        return new ContactOptedIn(
                inbound.requestedAt(),
                conversationId,
                inbound.consentId(),
                inbound.consentScope(),
                ConsentSource.KEYWORD,
                keyword,
                null);
    }

    private static AutomaticMessageQueued answer(
            InboundSmsReceived inbound,
            ConversationId conversationId,
            Stint answering,
            IdSource ids,
            ConsentKeyword keyword) {
        String text = inbound.automaticText() == null ? "" : inbound.automaticText();
        SmsText sms = SmsText.of(text);
        return new AutomaticMessageQueued(
                conversationId,
                answering.participantId(),
                answering.communicationId(),
                ids.message(),
                AutomaticPurpose.answering(keyword.kind()),
                inbound.outboundNumber(),
                inbound.contactNumber(),
                text,
                sms.segmentCount(),
                sms.encoding());
    }
}
