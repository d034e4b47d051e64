package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ByUser;
import java.util.Map;

/// The refusals of wrap-ups and interaction logs, besides those in [Refusal].
public final class WrapupRefusals {

    public static final String ALREADY_COMPLETED = "wrapup.already.completed";
    public static final String NOT_PENDING = "wrapup.not.pending";
    public static final String NOT_PROVISIONAL = "wrapup.not.provisional";
    public static final String NOT_SKIPPABLE = "wrapup.not.skippable";
    public static final String TIMES_NOT_SETTABLE = "wrapup.times.not.settable";
    public static final String CODE_REQUIRED = "wrapup.code.required";
    public static final String CODE_NOT_OFFERED = "wrapup.code.not.offered";
    public static final String NOTES_IN_LOG = "wrapup.notes.in.log";
    public static final String LOG_DISABLED = "interaction.log.disabled";
    public static final String CONTACT_ERASED = "contact.erased";

    private WrapupRefusals() {}

    static Refusal of(String code, ByUser request) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "participantId", request.participantId().value(),
                        "userId", request.requestedBy().value()));
    }

    static Refusal notSkippable(Stint stint) {
        return new Refusal(
                NOT_SKIPPABLE,
                Map.of(
                        "participantId", stint.participantId().value(),
                        "wrapupPrompt", stint.afterCall().wrapupPrompt().name()));
    }

    /// @param field that holds another time than was measured
    static Refusal timesNotSettable(Stint stint, String field) {
        return new Refusal(
                TIMES_NOT_SETTABLE,
                Map.of("participantId", stint.participantId().value(), "fieldName", field));
    }

    static Refusal codeNotOffered(Stint stint) {
        return new Refusal(
                CODE_NOT_OFFERED,
                Map.of(
                        "queueId", stint.queueId().value(),
                        "participantId", stint.participantId().value()));
    }
}
