package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Refusal;
import org.jspecify.annotations.Nullable;

/// The answer to a wrap-up request.
///
/// @param refusal null when the wrap-up was accepted
public record WrapupReply(@Nullable Refusal refusal) {

    static final WrapupReply ACCEPTED = new WrapupReply(null);

    public static WrapupReply refused(Refusal refusal) {
        return new WrapupReply(refusal);
    }
}
