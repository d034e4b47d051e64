package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Refusal;
import java.util.Optional;
import java.util.Set;

/// The reply to a wrap-up request.
///
/// @param refusal empty when the wrap-up was accepted
public record WrapupReply(Optional<Refusal> refusal) {

    static final WrapupReply ACCEPTED = new WrapupReply(Optional.empty());

    public static WrapupReply refused(Refusal refusal) {
        return new WrapupReply(Optional.of(refusal));
    }

    /// Refusals of a stint whose events may still be on their way.
    private static final Set<String> FOR_NOW =
            Set.of(Refusal.PARTICIPANT_NOT_FOUND, WrapupRefusals.NOT_PENDING);

    /// True if a repeat of the request gets the same reply; a refusal for now is decided again.
    public boolean repeatable() {
        return refusal.filter(given -> FOR_NOW.contains(given.code())).isEmpty();
    }
}
