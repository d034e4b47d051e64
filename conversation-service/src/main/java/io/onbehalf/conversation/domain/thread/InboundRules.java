package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.InboundBuffered.KeywordReceived;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.WholeText.Shown;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A contact's SMS is received: a whole text is shown, a part waits for the others, unless too many wait.
///
/// To a number that no queue owns (any more) it can't start or continue a conversation: then it is a dead
/// letter, and only a STOP counts here. A START does not: nothing is kept of it, so it could not be told from
/// a repeat of one that came before a STOP.
///
/// A redelivery changes nothing, except that no STOP is taken for a redelivery of one that START has lifted.
final class InboundRules {

    private final ConsentKeywords keywords;

    /// @param keywords judge texts that are joined from parts
    InboundRules(ConsentKeywords keywords) {
        this.keywords = keywords;
    }

    Decision<ConversationEvent, ConversationReply> decide(ThreadState state, InboundSmsReceived request) {
        if (!request.queue().exists() && !(state.last() instanceof Open)) {
            return withoutQueue(state, request);
        }
        if (state.inbound().hasSeen(request.sms()) && !ConsentRules.newlyOptsOut(state, request)) {
            return Decision.nothing();
        }
        return Decision.unanswered(
                request.awaited()
                        .map(awaited -> part(state, request, awaited))
                        .orElseGet(() ->
                                isOnlyKeyword(state, request)
                                        ? keyword(state, request)
                                        : whole(state, request)));
    }

    /// True if a text is a keyword to act on while no conversation is open. A START from somebody who has not
    /// opted out asks for nothing, and may be the answer to a question.
    private static boolean isOnlyKeyword(ThreadState state, InboundSmsReceived request) {
        return !(state.last() instanceof Open)
                && (request.is(KeywordKind.STOP)
                        || request.is(KeywordKind.HELP)
                        || (request.is(KeywordKind.START)
                                && ConsentRules.optedOut(state, request.consentContext().consent())));
    }

    /// The conversation that a word is counted to which came outside of any; empty text if there never was
    /// one.
    private static ConversationId lastConversation(ThreadState state) {
        return state.last().knownId().orElse(new ConversationId(""));
    }

    private static List<ConversationEvent> keyword(ThreadState state, InboundSmsReceived request) {
        IdSource ids = new IdSource(request.context().threadId(), state.idsUsed());
        List<ConversationEvent> events = new ArrayList<>();
        events.add(
                new KeywordReceived(
                        request.context().thread(),
                        request.context().requestedAt(),
                        request.messageId(),
                        request.pdu().id(),
                        request.judged().answered().orElseThrow().keyword().kind()));
        events.addAll(
                ConsentRules.afterKeyword(
                        state, request, lastConversation(state), ids.outside(), request.queue(), ids));
        return events;
    }

    private static Decision<ConversationEvent, ConversationReply> withoutQueue(
            ThreadState state, InboundSmsReceived request) {
        return ConsentRules.onKeyword(state, request, lastConversation(state))
                .filter(_ -> request.is(KeywordKind.STOP))
                .map(changed -> Decision.<ConversationEvent, ConversationReply>unanswered(List.of(changed)))
                .orElseGet(Decision::nothing);
    }

    private static List<ConversationEvent> whole(ThreadState state, InboundSmsReceived request) {
        Shown shown = WholeText.of(request).show(state);
        List<ConversationEvent> events = new ArrayList<>(shown.events());
        events.addAll(
                ConsentRules.afterKeyword(
                        state,
                        request,
                        shown.holder().conversationId(),
                        shown.holder(),
                        shown.queue(),
                        shown.ids()));
        return events;
    }

    private List<ConversationEvent> part(ThreadState state, InboundSmsReceived request, AwaitedPart awaited) {
        InboundPart part = awaited.part();
        Optional<PendingText> pending = state.inbound().pending(part.reference());
        if (pending.filter(each -> each.contains(part)).isPresent()) {
            return List.of();
        }
        Instant at = request.context().requestedAt();
        List<ConversationEvent> events = new ArrayList<>();
        if (pending.filter(each -> !each.awaits(part)).isPresent()) {
            events.addAll(incomplete(state, pending.get(), at));
            events.add(received(request, awaited));
            return events;
        }
        PendingText joined =
                pending.map(each -> each.plus(part))
                        .orElseGet(() -> new PendingText(request.origin(), awaited));
        if (joined.isComplete()) {
            events.add(received(request, awaited));
            events.addAll(complete(state, joined, request));
        } else {
            state.inbound()
                    .crowdedOutBy(part)
                    .ifPresent(oldest -> events.addAll(incomplete(state, oldest, at)));
            events.add(received(request, awaited));
        }
        return events;
    }

    private List<ConversationEvent> complete(
            ThreadState state, PendingText pending, InboundSmsReceived request) {
        return WholeText.joined(pending, request.origin(), request.context().requestedAt(), keywords)
                .show(state)
                .events();
    }

    /// A text whose missing parts are no longer waited for.
    List<ConversationEvent> incomplete(ThreadState state, PendingText pending, Instant at) {
        return WholeText.joined(pending, pending.origin(), at, keywords).show(state).events();
    }

    private static InboundPartReceived received(InboundSmsReceived request, AwaitedPart awaited) {
        return new InboundPartReceived(
                request.context().thread(),
                request.context().requestedAt(),
                request.messageId(),
                request.pdu().id(),
                awaited,
                request.queue(),
                request.line(),
                request.timeline(),
                request.consentContext().consentId());
    }
}
