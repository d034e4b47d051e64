package io.onbehalf.queue.domain.user;

import java.util.Optional;

/// A user's entry in the directory.
public record UserProfile(String name, Optional<String> email, UserState state) {

    public UserProfile {
        if (state == UserState.UNKNOWN) {
            throw new IllegalArgumentException("user: a state that this version does not know");
        }
    }

    public boolean isActive() {
        return state == UserState.ACTIVE;
    }
}
