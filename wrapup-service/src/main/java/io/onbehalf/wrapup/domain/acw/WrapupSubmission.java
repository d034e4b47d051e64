package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.Refusal.NOT_PARTICIPANT;
import static io.onbehalf.kit.domain.Refusal.PARTICIPANT_NOT_FOUND;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.ALREADY_COMPLETED;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.CONTACT_ERASED;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.NOT_PROVISIONAL;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.acw.WrapupState.Unknown;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A wrap-up that a user gives: refused, kept as provisional, completing the stint, or correcting the
/// completed one.
///
/// @param offered which codes a queue offers at the moment of the decision
/// @param callLogging whether notes belong to the interaction log at that moment
/// @param erased the contact was erased after the stint: a code is accepted, but nothing about the contact
record WrapupSubmission(
        WrapupRequested request, OfferedCodes offered, CallLogging callLogging, boolean erased) {

    /// Strangers are refused first: they must not learn the stint's state.
    Decision<WrapupEvent, WrapupReply> decide(WrapupState state) {
        return switch (state) {
            case Unknown _ ->
                    Decision.answer(WrapupReply.refused(WrapupRefusals.of(PARTICIPANT_NOT_FOUND, request)));
            case Known known when !request.names(known.stint()) -> refuse(PARTICIPANT_NOT_FOUND);
            case Known known when !request.isAllowedOn(known.stint()) -> refuse(NOT_PARTICIPANT);
            case Known _ when erased && request.hasTexts() -> refuse(CONTACT_ERASED);
            case Connected(var stint) -> provide(stint, Optional.empty());
            case Provisional given -> provide(given.stint(), Optional.of(given));
            case Ended(var stint, _, _) -> complete(stint, request.requestedAt(), false, Optional.empty());
            case Pending pending ->
                    Completion.expired(pending, request.requestedAt())
                            .map(expired -> afterwards(pending, expired))
                            .orElseGet(() -> work(pending));
            case Completed completed -> correct(completed);
        };
    }

    /// While the stint lasts.
    private Decision<WrapupEvent, WrapupReply> provide(Stint stint, Optional<Provisional> before) {
        boolean saved = input().provisional();
        return checked(
                check(stint, before.map(Provisional::wrapup)),
                !saved && stint.afterCall().codeRequired(false),
                wrapup ->
                        before.equals(
                                        Optional.of(
                                                new Provisional(stint, request.requestedBy(), wrapup, saved)))
                                ? Decision.answer(WrapupReply.ACCEPTED)
                                : accept(provisional(stint, wrapup, saved)));
    }

    /// During after-call work: saved, or its end.
    private Decision<WrapupEvent, WrapupReply> work(Pending pending) {
        Stint stint = pending.stint();
        boolean provisional = input().provisional();
        Optional<Wrapup> saved = pending.saved().map(SavedWrapup::wrapup);
        if (!provisional && stint.afterCall().wrapupPrompt().endsEarly()) {
            return complete(stint, pending.endedAt(), pending.required(), saved);
        }
        return checked(
                check(stint, saved),
                !provisional && pending.required(),
                wrapup ->
                        pending.saved().equals(Optional.of(new SavedWrapup(request.requestedBy(), wrapup)))
                                ? Decision.answer(WrapupReply.ACCEPTED)
                                : accept(provisional(stint, wrapup, true)));
    }

    /// @param startedAt when the after-call work began; where none follows the stint, it takes no time
    /// @param saved what the wrap-up replaces
    private Decision<WrapupEvent, WrapupReply> complete(
            Stint stint, Instant startedAt, boolean codeRequired, Optional<Wrapup> saved) {
        return input().provisional()
                ? refuse(NOT_PROVISIONAL)
                : checked(
                        check(stint, saved),
                        codeRequired,
                        wrapup -> accept(new Completion(stint, startedAt).by(request, wrapup)));
    }

    /// The time was over before the request was made, and that had not been noticed.
    private Decision<WrapupEvent, WrapupReply> afterwards(Pending pending, WrapupCompleted expired) {
        Decision<WrapupEvent, WrapupReply> next = decide(WrapupState.evolve(pending, expired));
        return new Decision<>(
                Stream.concat(Stream.of(expired), next.events().stream()).toList(), next.reply());
    }

    private Decision<WrapupEvent, WrapupReply> correct(Completed completed) {
        Stint stint = completed.stint();
        if (input().provisional()) {
            return refuse(NOT_PROVISIONAL);
        }
        if (input().wrapupSkipped() && !completed.wrapup().isSkipped()) {
            return refuse(ALREADY_COMPLETED);
        }
        return checked(
                new WrapupCheck(
                        request, offered, stint, Optional.of(completed.wrapup()), Optional.of(completed)),
                completed.required() || stint.afterCall().codeRequired(false),
                wrapup ->
                        wrapup.equals(completed.wrapup())
                                ? Decision.answer(WrapupReply.ACCEPTED)
                                : accept(
                                        WrapupCorrected.of(
                                                stint, request, wrapup, completed.corrections() + 1)));
    }

    private Decision<WrapupEvent, WrapupReply> checked(
            WrapupCheck check,
            boolean codeRequired,
            Function<Wrapup, Decision<WrapupEvent, WrapupReply>> decision) {
        boolean notesInLog = callLogging.isOn(check.stint().organizationId());
        return check.refusal(codeRequired, notesInLog)
                .map(this::refuse)
                .orElseGet(() -> decision.apply(check.wrapup()));
    }

    /// @param before the wrap-up that this one replaces
    private WrapupCheck check(Stint stint, Optional<Wrapup> before) {
        return new WrapupCheck(request, offered, stint, before, Optional.empty());
    }

    private ProvisionalWrapupGiven provisional(Stint stint, Wrapup wrapup, boolean saved) {
        return ProvisionalWrapupGiven.of(stint, request, wrapup, saved);
    }

    private WrapupInput input() {
        return request.wrapup();
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
