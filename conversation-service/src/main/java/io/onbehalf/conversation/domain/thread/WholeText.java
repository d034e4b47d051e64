package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.inbound.JoinedParts;
import io.onbehalf.conversation.domain.inbound.PendingText;
import io.onbehalf.conversation.domain.inbound.TextOrigin;
import io.onbehalf.conversation.domain.state.IdSource;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import java.time.Instant;
import java.util.List;

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

    /// A text that is shown.
    ///
    /// @param holder who holds the conversation then: its agent, or the queue
    /// @param queue on whose behalf it is held
    /// @param ids for what follows from the text
    record Shown(List<ConversationEvent> events, ParticipantRef holder, QueueRef queue, IdSource ids) {}

    /// The text joins the open conversation, continues a recent one, or starts one; without an agent it waits
    /// in the queue.
    Shown show(ThreadState state) {
        IdSource ids = new IdSource(origin.thread().threadId(), state.idsUsed());
        Window window = Threading.ofText(state.last(), at, origin.timeline());
        return switch (state.last()) {
            case Open open -> append(open, ids);
            case Disconnected(var facts, _) when window.rule() == ThreadingRule.INSIDE_WINDOW ->
                    wait(
                            new ConversationResumed(
                                    facts.conversationId(),
                                    Direction.INBOUND,
                                    origin.queue(),
                                    window,
                                    facts.lastAgent()),
                            ids);
            case None _, Disconnected _ -> wait(started(window, ids), ids);
        };
    }

    private ConversationStarted started(Window window, IdSource ids) {
        return new ConversationStarted(
                origin.thread(),
                ids.conversation(),
                Direction.INBOUND,
                origin.queue(),
                origin.line(),
                window,
                origin.consentId());
    }

    private Shown wait(Lifecycle opening, IdSource ids) {
        ParticipantRef customer = ids.participant(opening.conversationId());
        ParticipantRef queue = ids.participant(opening.conversationId());
        return new Shown(
                List.of(
                        opening,
                        ParticipantConnected.customer(at, customer),
                        ParticipantConnected.waiting(at, queue, origin.queue()),
                        message(customer, origin.queue(), ids)),
                queue,
                origin.queue(),
                ids);
    }

    private Shown append(Open open, IdSource ids) {
        ParticipantRef customer = open.customer().orElseThrow().ref();
        ParticipantRef holder = open.holder().map(Participant::ref).orElse(customer);
        return new Shown(List.of(message(customer, open.queue(), ids)), holder, open.queue(), ids);
    }

    private InboundMessageReceived message(ParticipantRef customer, QueueRef queue, IdSource ids) {
        return new InboundMessageReceived(
                at,
                customer,
                ids.message(),
                queue,
                text,
                origin.carrierMessageId(),
                origin.pdu(),
                joined,
                hint);
    }
}
