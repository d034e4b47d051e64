package io.onbehalf.conversation.domain.view;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.value.WrapupContent;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A completed wrap-up as it is shown on a participant; its text form hides the notes and tags.
///
/// @param completedBy empty in a row that was written before this was kept
/// @param reason why a supervisor completed it for the agent; empty if it ended otherwise
public record ParticipantWrapup(
        Optional<String> code,
        Optional<String> codeName,
        Optional<String> notes,
        List<String> tags,
        int durationSeconds,
        Instant completedAt,
        CompletionType completion,
        Optional<UserId> completedBy,
        Optional<String> reason) {

    public ParticipantWrapup {
        // null in a row that was written before there were these fields
        tags = List.copyOf(requireNonNullElse(tags, List.of()));
        completion = requireNonNullElse(completion, CompletionType.GIVEN);
    }

    static ParticipantWrapup of(ParticipantWrappedUp event, Instant at) {
        WrapupContent content = event.wrapup();
        return new ParticipantWrapup(
                content.code(),
                content.codeName(),
                content.notes(),
                content.tags(),
                event.durationSeconds(),
                at,
                event.completion(),
                event.completedBy(),
                event.reason());
    }

    /// The same with another content; it ended when and as it did. With another code it is skipped no more.
    ParticipantWrapup with(WrapupContent content) {
        boolean given = completion == CompletionType.SKIPPED && !content.code().equals(code);
        return new ParticipantWrapup(
                content.code(),
                content.codeName(),
                content.notes(),
                content.tags(),
                durationSeconds,
                completedAt,
                given ? CompletionType.GIVEN : completion,
                completedBy,
                reason);
    }

    /// The number of characters of its notes and tags.
    int words() {
        return notes.map(String::length).orElse(0) + tags.stream().mapToInt(String::length).sum();
    }

    ParticipantWrapup withoutWords() {
        return new ParticipantWrapup(
                code,
                codeName,
                Optional.empty(),
                List.of(),
                durationSeconds,
                completedAt,
                completion,
                completedBy,
                reason);
    }

    public boolean isSkipped() {
        return completion == CompletionType.SKIPPED;
    }

    @Override
    public String toString() {
        return "ParticipantWrapup[%s]".formatted(code);
    }
}
