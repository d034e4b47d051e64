package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.Refusal;
import java.util.Optional;

/// The reply to a wrap-up request.
///
/// @param refusal empty when the wrap-up was accepted
public record WrapupReply(Optional<Refusal> refusal) {

    static final WrapupReply ACCEPTED = new WrapupReply(Optional.empty());

    public static WrapupReply refused(Refusal refusal) {
        return new WrapupReply(Optional.of(refusal));
    }

    /// True if a repeat of the request gets the same reply. A stint that has not been found may be one whose
    /// events are still on their way.
    public boolean repeatable() {
        return refusal.filter(given -> given.code().equals(Refusal.PARTICIPANT_NOT_FOUND)).isEmpty();
    }
}
