package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.wrapup.domain.codes.CodeId;
import java.util.Optional;

/// The content of a wrap-up request; its text form hides the notes, which are about the contact.
///
/// @param provisional the caller expects that the stint still lasts; otherwise the wrap-up is taken before or
///   after its end
public record WrapupInput(Optional<CodeId> code, Optional<String> notes, boolean provisional) {

    @Override
    public String toString() {
        return "WrapupInput[%s, %s]".formatted(code, provisional);
    }
}
