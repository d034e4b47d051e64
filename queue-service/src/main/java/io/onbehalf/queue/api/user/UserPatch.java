package io.onbehalf.queue.api.user;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.text.OneLine;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.queue.domain.user.UserState;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a call that updates a user; what is not in it stays.
record UserPatch(
        @Nullable @Visible @OneLine @Size(min = 1, max = 256) String name,
        @Nullable @Email @Size(min = 1, max = 320) String email,
        @Nullable PublicUserState state) {

    /// @throws ApiException 400 for a blank name
    Optional<String> newName() {
        if (name != null && name.isBlank()) {
            throw ApiException.invalidValue("name", "name: must not be blank");
        }
        return Optional.ofNullable(name).map(String::strip);
    }

    Optional<String> newEmail() {
        return Optional.ofNullable(email).map(String::strip);
    }

    /// @throws ApiException 400 for a deletion
    Optional<UserState> newState() {
        if (state == PublicUserState.DELETED) {
            throw ApiException.invalidValue("state", "state: must be active or inactive");
        }
        return Optional.ofNullable(state).map(PublicUserState::state);
    }
}
