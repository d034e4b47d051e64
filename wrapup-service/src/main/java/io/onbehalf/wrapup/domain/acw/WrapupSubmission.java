package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.Refusal.NOT_PARTICIPANT;
import static io.onbehalf.kit.domain.Refusal.PARTICIPANT_NOT_FOUND;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.ALREADY_COMPLETED;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.CODE_REQUIRED;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.NOT_PROVISIONAL;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.acw.WrapupState.Unknown;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A wrap-up that a user gives: refused, kept as provisional, or completing the stint.
///
/// @param offered which codes a queue offers at the moment of the decision
record WrapupSubmission(WrapupRequested request, OfferedCodes offered) {

    /// Strangers are refused first: they must not learn the stint's state.
    Decision<WrapupEvent, WrapupReply> decide(WrapupState state) {
        return switch (state) {
            case Unknown _ ->
                    Decision.answer(WrapupReply.refused(WrapupRefusals.of(PARTICIPANT_NOT_FOUND, request)));
            case Known known when !request.names(known.stint()) -> refuse(PARTICIPANT_NOT_FOUND);
            case Known known when !request.isAllowedOn(known.stint()) -> refuse(NOT_PARTICIPANT);
            case Connected connected -> provide(connected);
            case Provisional provisional -> provide(provisional);
            case Ended(var stint, var endedAt) -> complete(stint, endedAt, false);
            case Pending(var stint, var endedAt, var required) -> complete(stint, endedAt, required);
            case Completed _ -> refuse(ALREADY_COMPLETED);
        };
    }

    private Decision<WrapupEvent, WrapupReply> provide(Known state) {
        Stint stint = state.stint();
        return withOfferedCode(
                stint,
                stint.afterCall().owed(),
                wrapup ->
                        state.equals(new Provisional(stint, request.requestedBy(), wrapup))
                                ? Decision.answer(WrapupReply.ACCEPTED)
                                : accept(ProvisionalWrapupGiven.of(stint, request.requestedBy(), wrapup)));
    }

    private Decision<WrapupEvent, WrapupReply> complete(Stint stint, Instant endedAt, boolean codeRequired) {
        if (request.wrapup().provisional()) {
            return refuse(NOT_PROVISIONAL);
        }
        Instant now = request.requestedAt();
        Duration afterCallWork = Duration.between(endedAt, now);
        return withOfferedCode(
                stint,
                codeRequired,
                wrapup ->
                        accept(WrapupCompleted.of(stint, now, request.requestedBy(), wrapup, afterCallWork)));
    }

    /// Refuses a code that the queue does not offer, and a missing one where it requires one.
    private Decision<WrapupEvent, WrapupReply> withOfferedCode(
            Stint stint,
            boolean codeRequired,
            Function<Wrapup, Decision<WrapupEvent, WrapupReply>> decision) {
        Optional<CodeId> code = request.wrapup().code();
        if (code.isEmpty() && codeRequired) {
            return refuse(CODE_REQUIRED);
        }
        Optional<String> codeName =
                code.flatMap(id -> offered.find(stint.organizationId(), stint.queueId(), id))
                        .map(WrapupCodeSnapshot::name);
        return code.isPresent() && codeName.isEmpty()
                ? refuse(WrapupRefusals.codeNotOffered(stint))
                : decision.apply(new Wrapup(code, codeName, request.wrapup().notes()));
    }

    private static Decision<WrapupEvent, WrapupReply> accept(WrapupEvent event) {
        return Decision.of(List.of(event), WrapupReply.ACCEPTED);
    }

    private Decision<WrapupEvent, WrapupReply> refuse(String code) {
        return refuse(WrapupRefusals.of(code, request));
    }

    private Decision<WrapupEvent, WrapupReply> refuse(Refusal refusal) {
        var refused =
                new WrapupRefused(
                        request.conversationId(), request.participantId(), request.requestedBy(), refusal);
        return Decision.of(List.of(refused), WrapupReply.refused(refusal));
    }
}
