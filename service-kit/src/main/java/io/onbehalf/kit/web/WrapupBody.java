package io.onbehalf.kit.web;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.wrapup.SystemWrapupCodes;
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a wrap-up, by itself or with a change of its participant.
///
/// The API's `name` and `disableEndTimeUpdates` are not read: the code's own name counts, and a later wrap-up
/// never moves the end.
///
/// @param provisional only to be saved, as the after-call work is not to be ended by it
/// @param durationSeconds accepted only as it was read
/// @param endTime accepted only as it was read
/// @param wrapupSkipped to end the after-call work without a code, where that is allowed
/// @param reason our addition: why, from who does it for the agent
public record WrapupBody(
        @Nullable String code,
        @Nullable @Size(max = 10_000) String notes,
        @Nullable @Size(max = 50) List<@NotNull @OneLine @Size(max = 200) String> tags,
        @Nullable Boolean provisional,
        @Nullable @Min(0) Integer durationSeconds,
        @Nullable Instant endTime,
        @Nullable Boolean wrapupSkipped,
        @Nullable @Visible @Size(max = 500) String reason) {

    /// A body that only skips the after-call work.
    public static final WrapupBody SKIPPED = new WrapupBody(null, null, null, null, null, null, true, null);

    /// The wrap-up in this body.
    ///
    /// @param path of the body in the whole one, for errors: empty, or ending in a dot
    /// @param skipped the after-call work is to be skipped, for whatever is said elsewhere in the whole body
    /// @throws ApiException 400 for a code that is no id, and for a code or `provisional` of what is skipped
    public WrapupInput input(String path, boolean skipped) {
        boolean skip = skipped || Boolean.TRUE.equals(wrapupSkipped);
        Optional<String> id = codeId(path + "code");
        if (skip && id.filter(code -> !code.equals(SystemWrapupCodes.SKIPPED)).isPresent()) {
            throw ApiException.invalidValue(
                    path + "code", path + "code: must not be given where the wrap-up is skipped");
        }
        if (skip && Boolean.TRUE.equals(provisional)) {
            throw ApiException.invalidValue(
                    path + "provisional",
                    path + "provisional: must not be true where the wrap-up is skipped");
        }
        return new WrapupInput(
                skip ? Optional.empty() : id,
                Optional.ofNullable(notes),
                requireNonNullElse(tags, List.of()),
                Boolean.TRUE.equals(provisional),
                skip,
                Optional.ofNullable(durationSeconds),
                Optional.ofNullable(endTime),
                Optional.ofNullable(reason).filter(text -> !text.isBlank()));
    }

    private Optional<String> codeId(String field) {
        return Optional.ofNullable(code)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> SystemWrapupCodes.contain(text) ? text : UuidText.inField(field, text));
    }
}
