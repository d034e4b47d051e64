package io.onbehalf.kit.domain.wrapup;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The content of a wrap-up request; its text form hides the notes and tags, which are about the contact.
///
/// @param code the id of one of the queue's codes
/// @param provisional the wrap-up is only saved: it does not end the after-call work
/// @param wrapupSkipped the after-call work is to be skipped
/// @param durationSeconds as the caller gave it; it is measured, and can't be set
/// @param endTime as the caller gave it; it is recorded, and can't be set
/// @param reason why, in the words of a caller who gives it for the agent
public record WrapupInput(
        Optional<String> code,
        Optional<String> notes,
        List<String> tags,
        boolean provisional,
        boolean wrapupSkipped,
        Optional<Integer> durationSeconds,
        Optional<Instant> endTime,
        Optional<String> reason) {

    public WrapupInput {
        // null in a row that was written before there were these fields
        tags = List.copyOf(requireNonNullElse(tags, List.of()));
        reason = requireNonNullElse(reason, Optional.empty());
    }

    /// Skips the after-call work, without a word.
    public static WrapupInput skipped() {
        return new WrapupInput(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A code, or none, and notes.
    public static WrapupInput of(Optional<String> code, Optional<String> notes) {
        return new WrapupInput(
                code, notes, List.of(), false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public WrapupInput asProvisional() {
        return new WrapupInput(code, notes, tags, true, wrapupSkipped, durationSeconds, endTime, reason);
    }

    /// The same by somebody who says why they do it for the agent.
    public WrapupInput because(String words) {
        return new WrapupInput(
                code, notes, tags, provisional, wrapupSkipped, durationSeconds, endTime, Optional.of(words));
    }

    @Override
    public String toString() {
        return "WrapupInput[%s, provisional=%s, skipped=%s]".formatted(code, provisional, wrapupSkipped);
    }
}
