package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import java.util.List;

/// A text that is shown: it joins the open conversation, continues a recent one, or starts one; without an
/// agent it waits in the queue.
///
/// @param holder who holds the conversation then: its agent, or the queue
/// @param ids for what follows from the text
record ShownText(List<ConversationEvent> events, ParticipantRef holder, IdSource ids) {

    static ShownText of(ThreadState state, WholeText text) {
        IdSource ids = new IdSource(text.origin().thread().threadId(), state.idsUsed());
        Window window = Threading.ofText(state.last(), text.at(), text.origin().windowMinutes());
        return switch (state.last()) {
            case Open open -> append(open, text, ids);
            case Disconnected(var facts, _) when window.rule() == ThreadingRule.INSIDE_WINDOW ->
                    wait(
                            new ConversationResumed(
                                    facts.conversationId(),
                                    Direction.INBOUND,
                                    text.origin().queue().queueId(),
                                    window),
                            text,
                            ids);
            case None _, Disconnected _ -> wait(started(text, window, ids), text, ids);
        };
    }

    private static ConversationStarted started(WholeText text, Window window, IdSource ids) {
        return new ConversationStarted(
                text.origin().thread(),
                ids.conversation(),
                Direction.INBOUND,
                text.origin().queue(),
                text.origin().line(),
                window,
                text.origin().consentId());
    }

    private static ShownText wait(Lifecycle opening, WholeText text, IdSource ids) {
        ParticipantRef customer = ids.participant(opening.conversationId());
        ParticipantRef queue = ids.participant(opening.conversationId());
        return new ShownText(
                List.of(
                        opening,
                        ParticipantConnected.customer(customer),
                        ParticipantConnected.waiting(queue, text.origin().queue()),
                        message(customer, text, ids)),
                queue,
                ids);
    }

    private static ShownText append(Open open, WholeText text, IdSource ids) {
        ParticipantRef customer = open.customer().orElseThrow().ref();
        ParticipantRef holder = open.holder().map(Participant::ref).orElse(customer);
        return new ShownText(List.of(message(customer, text, ids)), holder, ids);
    }

    private static InboundMessageReceived message(ParticipantRef customer, WholeText text, IdSource ids) {
        return new InboundMessageReceived(
                text.at(),
                customer,
                ids.message(),
                text.text(),
                text.origin().carrierMessageId(),
                text.origin().pdu(),
                text.joined(),
                text.hint());
    }
}
