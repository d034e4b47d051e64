package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.Refusal.NOT_PARTICIPANT;
import static io.onbehalf.kit.domain.Refusal.PARTICIPANT_NOT_FOUND;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.CONTACT_ERASED;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.LOG_DISABLED;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.acw.WrapupState.Unknown;
import java.util.List;

/// A change of a stint's interaction log by its agent, while the stint lasts or at any time afterwards.
record LogUpdate(InteractionLogUpdateRequested request, CallLogging callLogging) {

    /// Strangers are refused first: they must not learn the stint's state.
    Decision<WrapupEvent, WrapupReply> decide(StintState state) {
        return switch (state.work()) {
            case Unknown _ ->
                    Decision.answer(WrapupReply.refused(WrapupRefusals.of(PARTICIPANT_NOT_FOUND, request)));
            case Known known when !request.names(known.stint()) -> refuse(PARTICIPANT_NOT_FOUND);
            case Known known when !known.stint().userId().equals(request.requestedBy()) ->
                    refuse(NOT_PARTICIPANT);
            case Known _ when state.erased() && request.hasTexts() -> refuse(CONTACT_ERASED);
            case Known known when !callLogging.isOn(known.stint().organizationId()) -> refuse(LOG_DISABLED);
            case Known known -> update(state, known.stint());
        };
    }

    private Decision<WrapupEvent, WrapupReply> update(StintState state, Stint stint) {
        InteractionLog before = state.log().map(SavedLog::log).orElse(InteractionLog.EMPTY);
        int version = state.log().map(SavedLog::version).orElse(0);
        return request.log().equals(before)
                ? Decision.answer(WrapupReply.ACCEPTED)
                : Decision.of(
                        List.of(InteractionLogUpdated.of(stint, request, version + 1)), WrapupReply.ACCEPTED);
    }

    private Decision<WrapupEvent, WrapupReply> refuse(String code) {
        Refusal refusal = WrapupRefusals.of(code, request);
        var refused =
                new InteractionLogRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal);
        return Decision.of(List.of(refused), WrapupReply.refused(refusal));
    }
}
