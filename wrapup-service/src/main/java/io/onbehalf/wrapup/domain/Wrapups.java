package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.wrapup.domain.Stint.Connected;
import io.onbehalf.wrapup.domain.Stint.Ended;
import io.onbehalf.wrapup.domain.Stint.Unknown;
import io.onbehalf.wrapup.domain.Stint.WrapupDone;
import io.onbehalf.wrapup.domain.Stint.WrapupPending;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupForwarded;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupRequested;
import java.util.List;

/// The rules of after-call work: a stint that ends may ask for a wrap-up, which is given once.
///
/// conversation-service derives from the same prompts what its agents owe; the two must agree.
public final class Wrapups {

    private Wrapups() {}

    public static Decider<Stint, WrapupRequest, WrapupEvent, WrapupReply> decider(OfferedCodes offered) {
        return new Decider<>(
                Stint.unknown(), (state, request) -> decide(state, request, offered), Stint::evolve);
    }

    static Decision<WrapupEvent, WrapupReply> decide(
            Stint state, WrapupRequest request, OfferedCodes offered) {
        return switch (request) {
            case ParticipantConnected fact -> new Decision<>(List.of(fact), null);
            case ParticipantDisconnected fact -> ended(state, fact);
            case WrapupRequested asked -> GivenWrapup.of(asked).decide(state, offered);
            case WrapupForwarded forwarded -> unanswered(GivenWrapup.of(forwarded).decide(state, offered));
        };
    }

    private static Decision<WrapupEvent, WrapupReply> ended(Stint state, ParticipantDisconnected fact) {
        return switch (state) {
            case Unknown _, Connected _ ->
                    new Decision<>(
                            fact.wrapupPrompt().asks() ? List.of(fact, opened(fact)) : List.of(fact), null);
            case Ended _, WrapupPending _, WrapupDone _ -> Decision.nothing();
        };
    }

    private static WrapupOpened opened(ParticipantDisconnected fact) {
        return new WrapupOpened(
                fact.conversationId(),
                fact.participantId(),
                fact.userId(),
                fact.queueId(),
                fact.wrapupPrompt(),
                fact.wrapupTimeoutMs(),
                fact.wrapupPrompt().owed());
    }

    private static Decision<WrapupEvent, WrapupReply> unanswered(
            Decision<WrapupEvent, WrapupReply> decision) {
        return new Decision<>(decision.events(), null);
    }
}
