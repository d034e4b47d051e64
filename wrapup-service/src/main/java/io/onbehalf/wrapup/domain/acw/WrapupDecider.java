package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.acw.WrapupState.Unknown;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The rules of after-call work: each stint is wrapped up once, while it lasts or after it.
///
/// A wrap-up that is given while the stint lasts is provisional: another one replaces it, and the end of the
/// stint completes it.
public final class WrapupDecider {

    private WrapupDecider() {}

    /// The decider over the codes that queues offer.
    ///
    /// @param offered which codes a queue offers at the moment of the decision
    public static Decider<WrapupState, WrapupRequest, WrapupEvent, WrapupReply> of(OfferedCodes offered) {
        return Decider.untimed(
                WrapupState.INITIAL,
                (state, request) -> decide(state, request, offered),
                WrapupState::evolve);
    }

    static Decision<WrapupEvent, WrapupReply> decide(
            WrapupState state, WrapupRequest request, OfferedCodes offered) {
        return switch (request) {
            case ParticipantConnected fact ->
                    state instanceof Unknown ? Decision.unanswered(List.of(fact)) : Decision.nothing();
            case ParticipantDisconnected fact -> end(state, fact);
            case WrapupRequested wrapup -> new WrapupSubmission(wrapup, offered).decide(state);
        };
    }

    private static Decision<WrapupEvent, WrapupReply> end(WrapupState state, ParticipantDisconnected fact) {
        return switch (state) {
            case Unknown _, Connected _ -> Decision.unanswered(ended(fact));
            case Provisional provisional -> {
                List<WrapupEvent> events = new ArrayList<>(ended(fact));
                events.add(completed(provisional, fact));
                yield Decision.unanswered(events);
            }
            case Ended _, Pending _, Completed _ -> Decision.nothing();
        };
    }

    private static List<WrapupEvent> ended(ParticipantDisconnected fact) {
        return fact.stint().afterCall().wrapupPrompt().asks()
                ? List.of(fact, WrapupOpened.of(fact.stint()))
                : List.of(fact);
    }

    private static WrapupCompleted completed(Provisional provisional, ParticipantDisconnected fact) {
        return WrapupCompleted.of(
                provisional.stint(),
                fact.occurredAt(),
                provisional.givenBy(),
                provisional.wrapup(),
                Duration.ZERO);
    }
}
