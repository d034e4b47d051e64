package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a request about codes or a wrap-up.
///
/// @param refusal null when the request was accepted
/// @param code the code after the request
/// @param codes the codes that the queue was given, after the request
public record WrapupReply(
        @Nullable Refusal refusal,
        @Nullable WrapupCodeSnapshot code,
        @Nullable List<WrapupCodeSnapshot> codes) {

    static final WrapupReply DONE = new WrapupReply(null, null, null);

    public static WrapupReply refused(Refusal refusal) {
        return new WrapupReply(refusal, null, null);
    }

    static WrapupReply code(@Nullable WrapupCodeSnapshot code) {
        return new WrapupReply(null, code, null);
    }

    static WrapupReply codes(List<WrapupCodeSnapshot> codes) {
        return new WrapupReply(null, null, List.copyOf(codes));
    }
}
