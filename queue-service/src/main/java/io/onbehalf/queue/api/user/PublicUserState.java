package io.onbehalf.queue.api.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.text.Choices;
import io.onbehalf.queue.domain.user.UserState;
import java.util.stream.Stream;

/// A user's state as the public API spells it.
enum PublicUserState {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("inactive")
    INACTIVE,
    @JsonProperty("deleted")
    DELETED;

    static PublicUserState of(UserState state) {
        return switch (state) {
            case ACTIVE -> ACTIVE;
            case INACTIVE, UNKNOWN -> INACTIVE;
            case DELETED -> DELETED;
        };
    }

    /// Reads a state, in any case.
    ///
    /// @param field the name of the field or parameter
    /// @throws ApiException 400 for other text
    static PublicUserState inField(String field, String text) {
        return Stream.of(values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.invalidValue(
                                field, field + ": " + Choices.sentence(PublicUserState.class)));
    }

    UserState state() {
        return UserState.valueOf(name());
    }
}
