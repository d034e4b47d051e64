package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.wrapup.SystemWrapupCodes;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.acw.WrapupState.Completed;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.Optional;

/// Whether the content of a wrap-up request is acceptable, and the wrap-up that it is.
///
/// @param offered which codes a queue offers at the moment of the decision
/// @param before the wrap-up that this one replaces
/// @param completed the stint that it corrects the wrap-up of
record WrapupCheck(
        WrapupRequested request,
        OfferedCodes offered,
        Stint stint,
        Optional<Wrapup> before,
        Optional<Completed> completed) {

    /// The reason why it is refused: times that were not measured, a stint that may not be skipped, a missing
    /// code, one that the queue does not offer, or notes that belong elsewhere. What the wrap-up has already
    /// is accepted as it is.
    ///
    /// @param notesInLog notes belong to the interaction log
    Optional<Refusal> refusal(boolean codeRequired, boolean notesInLog) {
        Optional<Refusal> times =
                timeNotMeasured().map(field -> WrapupRefusals.timesNotSettable(stint, field));
        return times.or(() -> input().wrapupSkipped() ? skipRefusal() : codeRefusal(codeRequired))
                .or(() -> notesInLog ? notesRefusal() : Optional.empty());
    }

    private Optional<Refusal> notesRefusal() {
        Optional<String> notes = input().notes().filter(text -> !text.isBlank());
        return notes.isEmpty() || notes.equals(before.flatMap(Wrapup::notes))
                ? Optional.empty()
                : Optional.of(WrapupRefusals.of(WrapupRefusals.NOTES_IN_LOG, request));
    }

    private Optional<Refusal> skipRefusal() {
        return stint.maySkip() || before.filter(Wrapup::isSkipped).isPresent()
                ? Optional.empty()
                : Optional.of(WrapupRefusals.notSkippable(stint));
    }

    private Optional<Refusal> codeRefusal(boolean codeRequired) {
        Optional<CodeId> code = code();
        if (code.isEmpty()) {
            return codeRequired
                    ? Optional.of(WrapupRefusals.of(WrapupRefusals.CODE_REQUIRED, request))
                    : Optional.empty();
        }
        return codeName(code.get()).isPresent()
                ? Optional.empty()
                : Optional.of(WrapupRefusals.codeNotOffered(stint));
    }

    /// The wrap-up, where it is not refused.
    Wrapup wrapup() {
        Wrapup given = new Wrapup(code(), code().flatMap(this::codeName), input().notes(), input().tags());
        Wrapup whole = known().map(given::completedBy).orElse(given);
        return input().wrapupSkipped() ? whole.with(SystemWrapupCodes.SKIPPED) : whole;
    }

    /// The code that was given, or that of the wrap-up that there is, even if the queue offers it no longer:
    /// it was valid then, and counts too when the time runs out.
    private Optional<CodeId> code() {
        return input().code().map(CodeId::new).or(() -> known().flatMap(Wrapup::code));
    }

    /// What was saved or completed before, for a wrap-up that names no code: the agent is done, or adds to
    /// it.
    private Optional<Wrapup> known() {
        boolean done = input().code().isEmpty() && !input().provisional() && !input().wrapupSkipped();
        return done ? before.filter(wrapup -> !wrapup.isSkipped()) : Optional.empty();
    }

    private Optional<String> codeName(CodeId code) {
        return before.filter(known -> known.code().filter(code::equals).isPresent())
                .flatMap(Wrapup::codeName)
                .or(() ->
                        offered.find(stint.organizationId(), stint.queueId(), code)
                                .map(WrapupCodeSnapshot::name));
    }

    /// The name of a field that holds another time than the completed wrap-up.
    private Optional<String> timeNotMeasured() {
        if (differs(input().durationSeconds(), completed.map(Completed::durationSeconds))) {
            return Optional.of("durationSeconds");
        }
        return differs(input().endTime(), completed.map(Completed::completedAt))
                ? Optional.of("endTime")
                : Optional.empty();
    }

    private static <T> boolean differs(Optional<T> given, Optional<T> measured) {
        return given.isPresent() && !given.equals(measured);
    }

    private WrapupInput input() {
        return request.wrapup();
    }
}
