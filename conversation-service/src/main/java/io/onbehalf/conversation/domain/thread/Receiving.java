package io.onbehalf.conversation.domain.thread;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationResumed;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationStarted;
import io.onbehalf.conversation.domain.ConversationEvent.InboundMessageReceived;
import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantConnected;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A contact's text arrives: it joins the open conversation, continues a recent one, or starts one; without
/// an agent it waits in the queue.
///
/// To a number that no queue owns (any more) it can't start or continue one: then it is a dead letter, and
/// only a STOP counts here. A START does not: nothing is kept of it, so nobody would know it from a repeat of
/// one that came before a STOP.
///
/// An SMS that was delivered before changes nothing, except that no STOP is ever taken for a mere repeat of
/// one that START has lifted. A part of a longer text waits for the others, unless too many wait.
final class Receiving {

    private static final ConsentKeywords KEYWORDS = ConsentKeywords.load();

    private Receiving() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, InboundSmsReceived inbound) {
        if (!inbound.hasQueue() && !(state.last() instanceof Open)) {
            return Consenting.isStop(inbound)
                    ? new Decision<>(Consenting.change(state, inbound, latest(state.last())), null)
                    : Decision.nothing();
        }
        boolean again = state.traffic().seen().stream().anyMatch(each -> each.isAgain(inbound));
        if (again && !Consenting.optsOut(state, inbound)) {
            return Decision.nothing();
        }
        InboundPart part = inbound.part();
        return new Decision<>(
                part == null ? receive(state, inbound, null) : assemble(state, inbound, part), null);
    }

    /// The conversation that a word of consent comes after; an empty id where there never was one.
    private static ConversationId latest(LastConversation last) {
        return switch (last) {
            case Open(var about, _) -> about.conversationId();
            case Disconnected(var about, _) -> about.conversationId();
            case None _ -> new ConversationId("");
        };
    }

    private static List<ConversationEvent> assemble(
            ThreadState state, InboundSmsReceived inbound, InboundPart part) {
        InboundPartReceived received = received(inbound, part);
        PendingText pending =
                state.traffic().pending().stream()
                        .filter(each -> each.reference() == part.reference())
                        .findFirst()
                        .orElseGet(() -> new PendingText(received, List.of()));
        if (pending.parts().contains(part)) {
            return List.of();
        }
        if (!pending.awaits(part)) {
            return Stream.concat(
                            receiveIncomplete(state, pending, inbound.requestedAt()).stream(),
                            Stream.of(received))
                    .toList();
        }
        PendingText now = pending.plus(part);
        if (now.missing() > 0) {
            return Stream.concat(
                            PendingText.crowdedOut(state.traffic().pending(), received).stream()
                                    .flatMap(oldest ->
                                            receiveIncomplete(state, oldest, inbound.requestedAt()).stream()),
                            Stream.of(received))
                    .toList();
        }
        return Stream.concat(Stream.of(received), receive(state, inbound.whole(now.text()), now).stream())
                .toList();
    }

    /// A text of which the rest will not come any more.
    static List<ConversationEvent> receiveIncomplete(ThreadState state, PendingText pending, Instant at) {
        return receive(state, pending.inbound(at), pending);
    }

    private static List<ConversationEvent> receive(
            ThreadState state, InboundSmsReceived inbound, @Nullable PendingText parts) {
        Threading threading =
                Threading.of(state.last(), inbound.requestedAt(), inbound.windowMinutes(), null);
        IdSource ids = new IdSource(inbound.threadId(), state.idsUsed());
        return switch (state.last()) {
            case Open open -> append(state, ids, open, inbound, parts);
            case Disconnected(var about, _) when threading.rule() == ThreadingRule.INSIDE_WINDOW ->
                    waiting(
                            state,
                            ids,
                            inbound,
                            parts,
                            about.conversationId(),
                            resumed(inbound, about.conversationId(), threading));
            case None _, Disconnected _ -> start(state, ids, inbound, parts, threading);
        };
    }

    private static List<ConversationEvent> start(
            ThreadState state,
            IdSource ids,
            InboundSmsReceived inbound,
            @Nullable PendingText parts,
            Threading threading) {
        ConversationId conversationId = ids.conversation();
        ConversationStarted started =
                new ConversationStarted(
                        inbound.organizationId(),
                        inbound.threadId(),
                        conversationId,
                        Direction.INBOUND,
                        inbound.queueId(),
                        inbound.queueName(),
                        inbound.outboundNumber(),
                        inbound.contactNumber(),
                        inbound.contactNumberAsTyped(),
                        threading.rule(),
                        inbound.windowMinutes(),
                        threading.lastDisconnectedAt(),
                        inbound.consentId());
        return waiting(state, ids, inbound, parts, conversationId, started);
    }

    private static ConversationResumed resumed(
            InboundSmsReceived inbound, ConversationId conversationId, Threading threading) {
        return new ConversationResumed(
                conversationId,
                Direction.INBOUND,
                inbound.queueId(),
                threading.rule(),
                inbound.windowMinutes(),
                threading.lastDisconnectedAt());
    }

    private static List<ConversationEvent> waiting(
            ThreadState state,
            IdSource ids,
            InboundSmsReceived inbound,
            @Nullable PendingText parts,
            ConversationId conversationId,
            ConversationEvent opening) {
        ParticipantConnected customer = Composing.customer(ids, conversationId);
        ParticipantConnected queue = queue(ids, conversationId, inbound);
        List<ConversationEvent> events = new ArrayList<>(List.of(opening, customer, queue));
        events.addAll(
                message(state, ids, conversationId, Stint.of(customer), Stint.of(queue), inbound, parts));
        return events;
    }

    private static ParticipantConnected queue(
            IdSource ids, ConversationId conversationId, InboundSmsReceived inbound) {
        return new ParticipantConnected(
                conversationId,
                ids.participant(),
                ids.communication(),
                Purpose.ACD,
                ParticipantState.CONNECTED,
                null,
                null,
                inbound.queueId(),
                inbound.queueName(),
                WrapupPrompt.OPTIONAL,
                null);
    }

    private static List<ConversationEvent> append(
            ThreadState state,
            IdSource ids,
            Open open,
            InboundSmsReceived inbound,
            @Nullable PendingText parts) {
        Stint customer =
                requireNonNull(open.customer().orElse(null), "an open conversation has its customer");
        Stint holder = open.held().orElse(customer);
        return message(state, ids, open.about().conversationId(), customer, holder, inbound, parts);
    }

    private static List<ConversationEvent> message(
            ThreadState state,
            IdSource ids,
            ConversationId conversationId,
            Stint customer,
            Stint holder,
            InboundSmsReceived inbound,
            @Nullable PendingText parts) {
        boolean flagged = inbound.keyword() == null && KEYWORDS.mayOptOut(inbound.text());
        InboundMessageReceived message =
                new InboundMessageReceived(
                        inbound.requestedAt(),
                        conversationId,
                        customer.participantId(),
                        customer.communicationId(),
                        ids.message(),
                        inbound.text(),
                        inbound.messageId(),
                        inbound.session(),
                        inbound.sequenceNumber(),
                        parts == null ? null : parts.reference(),
                        parts == null ? 0 : parts.missing(),
                        flagged,
                        flagged ? KEYWORDS.version() : null);
        return Stream.concat(
                        Stream.of(message),
                        Consenting.keyword(state, inbound, conversationId, holder, ids).stream())
                .toList();
    }

    private static InboundPartReceived received(InboundSmsReceived inbound, InboundPart part) {
        return new InboundPartReceived(
                inbound.organizationId(),
                inbound.requestedAt(),
                inbound.threadId(),
                inbound.messageId(),
                inbound.session(),
                inbound.sequenceNumber(),
                part,
                requireNonNull(inbound.partsDueAt(), "a part says until when the others are waited for"),
                inbound.queueId(),
                inbound.queueName(),
                inbound.outboundNumber(),
                inbound.contactNumber(),
                inbound.contactNumberAsTyped(),
                inbound.windowMinutes(),
                inbound.consentId());
    }
}
