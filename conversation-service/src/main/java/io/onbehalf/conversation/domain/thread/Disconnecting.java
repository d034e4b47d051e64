package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.ConversationDisconnected;
import io.onbehalf.conversation.domain.ConversationEvent.DisconnectRefused;
import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.ThreadRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ParticipantWrapupRequested;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An agent's stint ends, and with it the conversation: its threading window runs from here.
final class Disconnecting {

    private Disconnecting() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, DisconnectRequested disconnect) {
        return switch (state.last()) {
            case None _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(disconnect, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Open open when isThere(open, disconnect) -> end(open, disconnect);
            case Open(var last, _) -> alreadyOver(new Past(state, last), disconnect);
            case Disconnected(var last, _) -> alreadyOver(new Past(state, last), disconnect);
        };
    }

    /// Whether what is to end is still there: the conversation itself, or a stint that is in it now.
    private static boolean isThere(Open open, DisconnectRequested disconnect) {
        ParticipantId named = disconnect.participantId();
        return open.about().conversationId().equals(disconnect.conversationId())
                && (named == null
                        || open.stints().stream().anyMatch(stint -> stint.participantId().equals(named)));
    }

    private static Decision<ConversationEvent, ConversationReply> end(
            Open open, DisconnectRequested disconnect) {
        Optional<Stint> held = open.held();
        ParticipantId named = disconnect.participantId();
        if (held.isEmpty() || (named != null && !named.equals(held.get().participantId()))) {
            return refuse(disconnect, ConversationRefusals.PARTICIPANT_NOT_FOUND);
        }
        boolean own = disconnect.requestedBy().equals(held.get().userId());
        if (!own && !disconnect.mayDisconnectOthers()) {
            return refuse(disconnect, ConversationRefusals.NOT_PARTICIPANT);
        }
        return end(open, held.get(), disconnect);
    }

    /// With the wrap-up that came along, or not at all.
    private static Decision<ConversationEvent, ConversationReply> end(
            Open open, Stint held, DisconnectRequested disconnect) {
        ParticipantWrapupRequested wrapup =
                held.purpose() == Purpose.AGENT ? wrapup(disconnect, held.participantId()) : null;
        String objection = wrapup == null ? null : WrappingUp.objection(held, wrapup);
        return objection == null
                ? new Decision<>(
                        ending(open, held, disconnect, wrapup),
                        ConversationReply.done(open.about().conversationId()))
                : refuse(disconnect, objection);
    }

    private static List<ConversationEvent> ending(
            Open open,
            Stint held,
            DisconnectRequested disconnect,
            @Nullable ParticipantWrapupRequested wrapup) {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(left(disconnect, held, DisconnectType.CLIENT));
        open.customer().ifPresent(stint -> events.add(left(disconnect, stint, DisconnectType.PEER)));
        events.add(
                new ConversationDisconnected(
                        disconnect.requestedAt(), disconnect.conversationId(), !open.about().messaged()));
        if (wrapup != null) {
            events.add(WrappingUp.forward(wrapup));
        }
        if (held.purpose() == Purpose.AGENT && held.userId() != null && !held.wrapupPrompt().owed()) {
            events.add(
                    new InteractionDeallocated(
                            disconnect.conversationId(), held.participantId(), held.userId()));
        }
        return events;
    }

    private static ParticipantDisconnected left(
            DisconnectRequested disconnect, Stint stint, DisconnectType how) {
        return new ParticipantDisconnected(
                disconnect.conversationId(),
                stint.participantId(),
                stint.communicationId(),
                stint.purpose(),
                stint.userId(),
                stint.queueId(),
                how,
                disconnect.requestedBy(),
                stint.wrapupPrompt(),
                stint.wrapupTimeoutMs());
    }

    /// It is as asked already: nothing more happens, but a wrap-up given with it still counts.
    private static Decision<ConversationEvent, ConversationReply> alreadyOver(
            Past past, DisconnectRequested disconnect) {
        ParticipantId named = disconnect.participantId();
        if (!past.has(disconnect.conversationId())) {
            return refuse(disconnect, ConversationRefusals.CONVERSATION_NOT_FOUND);
        }
        if (named != null && !past.has(disconnect.conversationId(), named)) {
            return refuse(disconnect, ConversationRefusals.PARTICIPANT_NOT_FOUND);
        }
        if (!disconnect.mayDisconnectOthers()
                && past.isStranger(disconnect.requestedBy(), disconnect.conversationId())) {
            return refuse(disconnect, ConversationRefusals.NOT_PARTICIPANT);
        }
        ParticipantWrapupRequested wrapup = wrapup(disconnect, named);
        return wrapup == null
                ? Decision.answer(ConversationReply.done(disconnect.conversationId()))
                : WrappingUp.decide(past.state(), wrapup);
    }

    /// The wrap-up that came along, as if it were given by itself; null if none did.
    private static @Nullable ParticipantWrapupRequested wrapup(
            DisconnectRequested disconnect, @Nullable ParticipantId participant) {
        return disconnect.wrapup() == null || participant == null
                ? null
                : new ParticipantWrapupRequested(
                        disconnect.organizationId(),
                        disconnect.requestedBy(),
                        disconnect.threadId(),
                        disconnect.conversationId(),
                        participant,
                        disconnect.mayWrapUpForOthers(),
                        disconnect.wrapup(),
                        disconnect.queuesWithoutCode(),
                        disconnect.queuesWithCode());
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            DisconnectRequested disconnect, String code) {
        Refusal refusal = refusal(disconnect, code);
        return new Decision<>(
                List.of(
                        new DisconnectRefused(
                                disconnect.conversationId(),
                                disconnect.participantId(),
                                disconnect.requestedBy(),
                                refusal)),
                ConversationReply.refused(refusal));
    }

    private static Refusal refusal(DisconnectRequested disconnect, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", disconnect.conversationId().value(),
                        "userId", disconnect.requestedBy().value()));
    }
}
