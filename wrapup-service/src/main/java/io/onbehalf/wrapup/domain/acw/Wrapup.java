package io.onbehalf.wrapup.domain.acw;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.domain.wrapup.SystemWrapupCodes;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Optional;

/// A wrap-up that was accepted; its text form hides the notes and tags, which are about the contact.
///
/// @param code empty where the queue requires none and none was given
/// @param codeName the code's name when the wrap-up was given; empty without a code
public record Wrapup(
        Optional<CodeId> code, Optional<String> codeName, Optional<String> notes, List<String> tags) {

    private static final CodeId SKIPPED = new CodeId(SystemWrapupCodes.SKIPPED);

    /// A wrap-up that nobody gave.
    static final Wrapup NONE = new Wrapup(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Wrapup {
        // null in a row that was written before there was this field
        tags = List.copyOf(requireNonNullElse(tags, List.of()));
    }

    /// The same with the notes and tags that it lacks.
    Wrapup completedBy(Wrapup saved) {
        return new Wrapup(code, codeName, notes.or(saved::notes), tags.isEmpty() ? saved.tags : tags);
    }

    /// The same without what it says about the contact.
    Wrapup withoutTexts() {
        return new Wrapup(code, codeName, Optional.empty(), List.of());
    }

    /// The same with another code.
    Wrapup with(WrapupCodeSnapshot given) {
        return new Wrapup(Optional.of(given.codeId()), Optional.of(given.name()), notes, tags);
    }

    /// The same with a code of the system's.
    Wrapup with(String systemCode) {
        return new Wrapup(Optional.of(new CodeId(systemCode)), Optional.of(systemCode), notes, tags);
    }

    boolean isSkipped() {
        return code.filter(SKIPPED::equals).isPresent();
    }

    /// The way in which it ends the after-call work.
    CompletionType completion() {
        return isSkipped() ? CompletionType.SKIPPED : CompletionType.GIVEN;
    }

    @Override
    public String toString() {
        return "Wrapup[%s]".formatted(code);
    }
}
