package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.Refusal;
import java.util.List;
import java.util.Optional;

/// The reply to a request about codes.
///
/// @param refusal empty when the request was accepted
/// @param codes the codes that the request was about, as they are after it; empty when it removed them
public record CodeReply(Optional<Refusal> refusal, List<WrapupCodeSnapshot> codes) {

    public CodeReply {
        codes = List.copyOf(codes);
    }

    public static CodeReply refused(Refusal refusal) {
        return new CodeReply(Optional.of(refusal), List.of());
    }

    static CodeReply of(List<WrapupCodeSnapshot> codes) {
        return new CodeReply(Optional.empty(), codes);
    }
}
