package io.onbehalf.wrapup.domain.acw;

import static io.onbehalf.kit.domain.Refusal.PARTICIPANT_NOT_FOUND;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.ALREADY_COMPLETED;
import static io.onbehalf.wrapup.domain.acw.WrapupRefusals.NOT_PENDING;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.acw.WrapupState.Connected;
import io.onbehalf.wrapup.domain.acw.WrapupState.Ended;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import io.onbehalf.wrapup.domain.acw.WrapupState.Pending;
import io.onbehalf.wrapup.domain.acw.WrapupState.Provisional;
import io.onbehalf.wrapup.domain.acw.WrapupState.Unknown;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A supervisor ends after-call work that its agent leaves undone, in every mode. The agent's notes stay.
///
/// @param offered which codes a queue offers at the moment of the decision
record SupervisedCompletion(WrapupCompletionRequested request, OfferedCodes offered) {

    Decision<WrapupEvent, WrapupReply> decide(WrapupState state) {
        return switch (state) {
            case Unknown _ ->
                    Decision.answer(WrapupReply.refused(WrapupRefusals.of(PARTICIPANT_NOT_FOUND, request)));
            case Known known when !request.names(known.stint()) -> refuse(PARTICIPANT_NOT_FOUND);
            case Connected _, Provisional _, Ended _ -> refuse(NOT_PENDING);
            case Completed _ -> refuse(ALREADY_COMPLETED);
            case Pending pending ->
                    Completion.expired(pending, request.requestedAt())
                            .map(expired -> tooLate(pending, expired))
                            .orElseGet(() -> complete(pending));
        };
    }

    /// The time was over before the request was made, and that had not been noticed.
    private Decision<WrapupEvent, WrapupReply> tooLate(Pending pending, WrapupCompleted expired) {
        Decision<WrapupEvent, WrapupReply> next = decide(WrapupState.evolve(pending, expired));
        return new Decision<>(
                Stream.concat(Stream.of(expired), next.events().stream()).toList(), next.reply());
    }

    private Decision<WrapupEvent, WrapupReply> complete(Pending pending) {
        Wrapup saved = pending.saved().map(SavedWrapup::wrapup).orElse(Wrapup.NONE);
        Optional<Wrapup> wrapup =
                request.code().isEmpty()
                        ? Optional.of(saved.code().isPresent() ? saved : saved.with(defaultCode(pending)))
                        : given(pending).map(saved::with);
        return wrapup.<Decision<WrapupEvent, WrapupReply>>map(given ->
                        Decision.of(
                                List.of(
                                        new Completion(pending.stint(), pending.endedAt())
                                                .bySupervisor(request, given)),
                                WrapupReply.ACCEPTED))
                .orElseGet(() -> refuse(WrapupRefusals.codeNotOffered(pending.stint())));
    }

    private Optional<WrapupCodeSnapshot> given(Pending pending) {
        Stint stint = pending.stint();
        return request.code().flatMap(code -> offered.find(stint.organizationId(), stint.queueId(), code));
    }

    private static WrapupCodeSnapshot defaultCode(Pending pending) {
        return DefaultCode.of(pending.stint().organizationId());
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
