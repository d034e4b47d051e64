package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import java.util.Map;

/// The refusals of requests about codes.
public final class CodeRefusals {

    public static final String NOT_FOUND = "not.found";
    public static final String NAME_IN_USE = "wrapup.code.name.in.use";
    public static final String ALREADY_EXISTS = "wrapup.code.already.exists";
    public static final String DEFAULT_CODE = "wrapup.code.default";
    public static final String TOO_MANY_CODES = "queue.too.many.wrapup.codes";

    private CodeRefusals() {}

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
