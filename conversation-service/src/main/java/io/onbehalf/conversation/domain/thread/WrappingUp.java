package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest.ParticipantWrapupRequested;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupRefused;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.conversation.domain.thread.ThreadState.EndedStint;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Wrap-up as far as the conversation has a part in it: passing it on, showing it, letting the interaction
/// go.
final class WrappingUp {

    private WrappingUp() {}

    static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState state, ParticipantWrapupRequested wrapup) {
        return switch (state.last()) {
            case None _ ->
                    Decision.answer(
                            ConversationReply.refused(
                                    refusal(wrapup, ConversationRefusals.CONVERSATION_NOT_FOUND)));
            case Open(var last, var stints) -> decide(new Past(state, last), stints, wrapup);
            case Disconnected(var last, _) -> decide(new Past(state, last), List.of(), wrapup);
        };
    }

    private static Decision<ConversationEvent, ConversationReply> decide(
            Past past, List<Stint> connected, ParticipantWrapupRequested wrapup) {
        String objection = objection(past, connected, wrapup);
        return objection == null
                ? new Decision<>(List.of(forward(wrapup)), ConversationReply.done(wrapup.conversationId()))
                : refuse(wrapup, objection);
    }

    /// Why it is not passed on; null if it is. Strangers first: they must not learn how the stint stands.
    private static @Nullable String objection(
            Past past, List<Stint> connected, ParticipantWrapupRequested wrapup) {
        if (!past.has(wrapup.conversationId())) {
            return ConversationRefusals.CONVERSATION_NOT_FOUND;
        }
        if (!past.has(wrapup.conversationId(), wrapup.participantId())) {
            return ConversationRefusals.PARTICIPANT_NOT_FOUND;
        }
        if (!wrapup.mayWrapUpForOthers() && past.isStranger(wrapup.requestedBy(), wrapup.conversationId())) {
            return ConversationRefusals.NOT_PARTICIPANT;
        }
        if (connected.stream().anyMatch(stint -> stint.participantId().equals(wrapup.participantId()))) {
            return ConversationRefusals.PARTICIPANT_CONNECTED;
        }
        Optional<EndedStint> ended = awaiting(past.state(), wrapup.participantId());
        if (ended.isEmpty()) {
            return ConversationRefusals.WRAPUP_COMPLETED;
        }
        return ended.get().conversationId().equals(wrapup.conversationId())
                ? objection(ended.get(), wrapup)
                : ConversationRefusals.PARTICIPANT_NOT_FOUND;
    }

    /// One that was passed on stands until wrapup-service refuses it: the next would be refused unheard.
    private static @Nullable String objection(EndedStint ended, ParticipantWrapupRequested wrapup) {
        return ended.forwarded() && mayWrapUp(ended.stint(), wrapup)
                ? ConversationRefusals.WRAPUP_COMPLETED
                : objection(ended.stint(), wrapup);
    }

    /// Why a stint that is over, or is about to be, is not wrapped up so; null if it is.
    static @Nullable String objection(Stint stint, ParticipantWrapupRequested wrapup) {
        if (!mayWrapUp(stint, wrapup)) {
            return ConversationRefusals.NOT_PARTICIPANT;
        }
        if (wrapup.wrapup().code() == null) {
            return stint.wrapupPrompt().owed() ? ConversationRefusals.WRAPUP_CODE_REQUIRED : null;
        }
        boolean offered = stint.queueId() == null || wrapup.isOfferedBy(stint.queueId());
        return offered ? null : ConversationRefusals.WRAPUP_CODE_NOT_OFFERED;
    }

    private static boolean mayWrapUp(Stint stint, ParticipantWrapupRequested wrapup) {
        return wrapup.requestedBy().equals(stint.userId()) || wrapup.mayWrapUpForOthers();
    }

    static WrapupForwarded forward(ParticipantWrapupRequested wrapup) {
        return new WrapupForwarded(
                wrapup.conversationId(),
                wrapup.participantId(),
                wrapup.requestedBy(),
                wrapup.mayWrapUpForOthers(),
                wrapup.wrapup());
    }

    /// The stint's wrap-up is shown on the participant; if it was owed, the interaction leaves the agent's
    /// list.
    static Decision<ConversationEvent, ConversationReply> complete(
            ThreadState state, WrapupCompleted completed) {
        Optional<EndedStint> stint = awaiting(state, completed.participantId());
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

    /// The queue has ceased to offer the code between our look and wrapup-service's: another may be given.
    static Decision<ConversationEvent, ConversationReply> takeBack(ThreadState state, WrapupRefused refused) {
        return refused.forwarded()
                        && awaiting(state, refused.participantId()).filter(EndedStint::forwarded).isPresent()
                        && refused.refusal().code().equals(ConversationRefusals.WRAPUP_CODE_NOT_OFFERED)
                ? new Decision<>(
                        List.of(
                                new ParticipantWrapupRefused(
                                        refused.conversationId(),
                                        refused.participantId(),
                                        refused.userId(),
                                        refused.refusal())),
                        null)
                : Decision.nothing();
    }

    private static Optional<EndedStint> awaiting(ThreadState state, ParticipantId participant) {
        return state.ended().stream()
                .filter(each -> each.stint().participantId().equals(participant))
                .findFirst();
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
