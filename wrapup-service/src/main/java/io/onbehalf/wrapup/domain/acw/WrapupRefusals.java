package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import java.util.Map;

/// The refusals of wrap-ups, besides those in [Refusal].
public final class WrapupRefusals {

    public static final String ALREADY_COMPLETED = "wrapup.already.completed";
    public static final String NOT_PROVISIONAL = "wrapup.not.provisional";
    public static final String CODE_REQUIRED = "wrapup.code.required";
    public static final String CODE_NOT_OFFERED = "wrapup.code.not.offered";

    private WrapupRefusals() {}

    static Refusal of(String code, WrapupRequested request) {
        return new Refusal(
                code,
                Map.of(
                        "conversationId", request.conversationId().value(),
                        "participantId", request.participantId().value(),
                        "userId", request.requestedBy().value()));
    }

    static Refusal codeNotOffered(Stint stint) {
        return new Refusal(
                CODE_NOT_OFFERED,
                Map.of(
                        "queueId", stint.queueId().value(),
                        "participantId", stint.participantId().value()));
    }
}
