package io.onbehalf.conversation.api;

import io.onbehalf.schemas.common.Refusal;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import java.util.Map;

/// wrapup-service as this service knows it: accepts every wrap-up but one with a code that no queue offers.
final class WrapupOwner {

    static final String NOT_OFFERED = "0c0c3e00-0000-4000-8000-000000000099";

    private WrapupOwner() {}

    static WrapupReply reply(WrapupRequested request) {
        Refusal refusal =
                NOT_OFFERED.equals(request.getCode())
                        ? new Refusal(
                                "wrapup.code.not.offered",
                                Map.of("queueId", "support", "participantId", request.getParticipantId()))
                        : null;
        return new WrapupReply(request.getRequestId(), request.getRequestedAt(), refusal);
    }
}
