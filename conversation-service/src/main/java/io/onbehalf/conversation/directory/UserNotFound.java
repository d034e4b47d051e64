package io.onbehalf.conversation.directory;

import io.onbehalf.kit.domain.UserId;

/// There is no such user in the organization.
public final class UserNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient UserId userId;

    UserNotFound(UserId userId) {
        super("user %s: not found".formatted(userId.value()));
        this.userId = userId;
    }

    public UserId userId() {
        return userId;
    }
}
