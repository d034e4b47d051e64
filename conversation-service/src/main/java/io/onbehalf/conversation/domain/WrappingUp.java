package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.LastConversation.None;
import io.onbehalf.conversation.domain.LastConversation.Open;
import io.onbehalf.conversation.domain.ThreadRequest.ParticipantWrapupRequested;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadState.EndedStint;
import io.onbehalf.kit.domain.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Wrap-up as far as the conversation has a part in it: passing it on, showing it, letting the interaction
/// go.
final class WrappingUp {

    private WrappingUp() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ParticipantWrapupRequested wrapup) {
        if (state.last() instanceof None) {
            return Decision.answer(
                    ConversationReply.refused(refusal(wrapup, Refusal.CONVERSATION_NOT_FOUND)));
        }
        Optional<EndedStint> stint =
                state.ended().stream()
                        .filter(each -> each.stint().participantId().equals(wrapup.participantId()))
                        .findFirst();
        if (stint.isEmpty()) {
            return refuse(
                    wrapup,
                    connected(state, wrapup) ? Refusal.PARTICIPANT_CONNECTED : Refusal.PARTICIPANT_NOT_FOUND);
        }
        boolean own = wrapup.requestedBy().equals(stint.get().stint().userId());
        if (!own && !wrapup.mayWrapUpForOthers()) {
            return refuse(wrapup, Refusal.NOT_PARTICIPANT);
        }
        return new Decision<>(
                List.of(
                        new WrapupForwarded(
                                wrapup.conversationId(),
                                wrapup.participantId(),
                                wrapup.requestedBy(),
                                wrapup.mayWrapUpForOthers(),
                                wrapup.wrapup())),
                ConversationReply.done(wrapup.conversationId()));
    }

    /// The stint's wrap-up is shown on the participant; if it was owed, the interaction leaves the agent's
    /// list.
    static Decision<ConversationEvent, ConversationReply> complete(
            ThreadState state, WrapupCompleted completed) {
        Optional<EndedStint> stint =
                state.ended().stream()
                        .filter(each -> each.stint().participantId().equals(completed.participantId()))
                        .findFirst();
        if (stint.isEmpty()) {
            return Decision.nothing();
        }
        List<ConversationEvent> events = new ArrayList<>();
        events.add(
                new ParticipantWrappedUp(
                        completed.conversationId(),
                        completed.participantId(),
                        completed.userId(),
                        completed.code(),
                        completed.codeName(),
                        completed.notes(),
                        completed.durationSeconds()));
        if (stint.get().stint().wrapupPrompt().owed()) {
            events.add(
                    new InteractionDeallocated(
                            completed.conversationId(), completed.participantId(), completed.userId()));
        }
        return new Decision<>(events, null);
    }

    private static boolean connected(ThreadState state, ParticipantWrapupRequested wrapup) {
        return state.last() instanceof Open open
                && open.stints().stream()
                        .anyMatch(stint -> stint.participantId().equals(wrapup.participantId()));
    }

    private static Decision<ConversationEvent, ConversationReply> refuse(
            ParticipantWrapupRequested wrapup, String code) {
        Refusal refusal = refusal(wrapup, code);
        return new Decision<>(
                List.of(
                        new ParticipantWrapupRefused(
                                wrapup.conversationId(),
                                wrapup.participantId(),
                                wrapup.requestedBy(),
                                refusal)),
                ConversationReply.refused(refusal));
    }

    private static Refusal refusal(ParticipantWrapupRequested wrapup, String code) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", wrapup.conversationId().value(),
                        "participantId", wrapup.participantId().value(),
                        "userId", wrapup.requestedBy().value()));
    }
}
