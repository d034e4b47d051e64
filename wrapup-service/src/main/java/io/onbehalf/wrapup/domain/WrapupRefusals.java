package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import java.util.Map;

/// The codes with which this service refuses a request, and the refusals that name something.
public final class WrapupRefusals {

    public static final String NOT_FOUND = "not.found";
    public static final String NAME_IN_USE = "wrapup.code.name.in.use";
    public static final String ALREADY_EXISTS = "wrapup.code.already.exists";
    public static final String DEFAULT_CODE = "wrapup.code.default";
    public static final String TOO_MANY_CODES = "queue.too.many.wrapup.codes";

    public static final String PARTICIPANT_NOT_FOUND = "participant.not.found";
    public static final String NOT_PARTICIPANT = "not.conversation.participant";
    public static final String PARTICIPANT_CONNECTED = "participant.connected";
    public static final String ALREADY_COMPLETED = "wrapup.already.completed";
    public static final String CODE_REQUIRED = "wrapup.code.required";
    public static final String CODE_NOT_OFFERED = "wrapup.code.not.offered";

    private WrapupRefusals() {}

    static Refusal notFound(CodeId code) {
        return new Refusal(NOT_FOUND, Map.of("wrapupCode", code.value()));
    }

    static Refusal nameInUse(String name, CodeId holder) {
        return new Refusal(NAME_IN_USE, Map.of("name", name, "wrapupCodeId", holder.value()));
    }

    static Refusal alreadyExists(CodeId code) {
        return new Refusal(ALREADY_EXISTS, Map.of("wrapupCodeId", code.value()));
    }

    static Refusal defaultCode() {
        return new Refusal(DEFAULT_CODE, Map.of("wrapupCodeId", DefaultCode.ID.value()));
    }

    static Refusal tooManyCodes(QueueId queue) {
        return new Refusal(
                TOO_MANY_CODES, Map.of("queueId", queue.value(), "most", Integer.toString(QueueCodes.MOST)));
    }
}
