package io.onbehalf.conversation.api;

import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorDetail;
import io.onbehalf.kit.web.WrapupBody;
import io.onbehalf.kit.web.text.Visible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A requested change of a participant: its state, its wrap-up, or both.
///
/// The public API's other fields are read only to refuse what they ask for: `false` and none ask for nothing.
///
/// @param state `connected` answers an alert, `disconnected` declines it or ends the participant
/// @param reason our addition: why the stint ends, from who ends it for the agent; a wrap-up has its own
/// @param wrapupSkipped to end after-call work without a code, where that is allowed
record MediaParticipantRequest(
        @Nullable String state,
        @Valid @Nullable WrapupBody wrapup,
        @Nullable Boolean wrapupSkipped,
        @Nullable Boolean recording,
        @Nullable Boolean muted,
        @Nullable Boolean confined,
        @Nullable Boolean held,
        @Nullable String resumeTime,
        @Nullable @Visible @Size(max = 500) String reason) {

    /// The wrap-up in this body; empty for none.
    ///
    /// @throws ApiException 400 for one that is not valid
    Optional<WrapupInput> wrapUp() {
        boolean skipped = Boolean.TRUE.equals(wrapupSkipped);
        if (wrapup != null) {
            return Optional.of(wrapup.input("wrapup.", skipped));
        }
        return skipped ? Optional.of(WrapupInput.skipped()) : Optional.empty();
    }

    boolean answers() {
        return "connected".equals(state);
    }

    /// Refuses a body that asks for nothing, or for something that we don't do.
    ///
    /// @throws ApiException 400 that names each of those fields
    void check() {
        List<String> refused = new ArrayList<>();
        addIf(refused, Boolean.TRUE.equals(recording), "recording");
        addIf(refused, Boolean.TRUE.equals(muted), "muted");
        addIf(refused, Boolean.TRUE.equals(confined), "confined");
        addIf(refused, Boolean.TRUE.equals(held), "held");
        addIf(refused, resumeTime != null, "resumeTime");
        if (!refused.isEmpty()) {
            throw ApiException.invalidValues(
                    refused.stream()
                            .map(field -> field + ": this value is not supported")
                            .collect(Collectors.joining("; ")),
                    refused.stream().map(field -> new ErrorDetail("not.supported", field)).toList());
        }
        if (state == null && wrapUp().isEmpty()) {
            throw ApiException.badRequest(
                    "None of state, wrapup and wrapupSkipped is given; nothing else can be changed");
        }
        if (state != null && !answers() && !state.equals("disconnected")) {
            throw ApiException.invalidValue(
                    "state", "state: only connected and disconnected can be requested");
        }
    }

    private static void addIf(List<String> refused, boolean asks, String field) {
        if (asks) {
            refused.add(field);
        }
    }
}
