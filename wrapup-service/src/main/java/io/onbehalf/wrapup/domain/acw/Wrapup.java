package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.wrapup.domain.codes.CodeId;
import java.util.Optional;

/// A wrap-up that was accepted; its text form hides the notes, which are about the contact.
///
/// @param code empty where the queue requires none and none was given
/// @param codeName the code's name when the wrap-up was given; empty without a code
public record Wrapup(Optional<CodeId> code, Optional<String> codeName, Optional<String> notes) {

    @Override
    public String toString() {
        return "Wrapup[%s]".formatted(code);
    }
}
