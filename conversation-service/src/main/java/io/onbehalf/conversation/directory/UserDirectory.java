package io.onbehalf.conversation.directory;

import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.queue.UserSnapshot;
import io.onbehalf.schemas.queue.UserState;
import java.util.Optional;

/// The users that this service knows from its replica of queue-service's directory.
public final class UserDirectory {

    private final Replica<UserSnapshot> users;

    public UserDirectory(Replica<UserSnapshot> users) {
        this.users = users;
    }

    /// A user of an organization who may work.
    ///
    /// @throws UserNotFound for an unknown or inactive user, also another organization's
    public AgentRef active(OrganizationId organization, UserId user) {
        return of(organization, user)
                .filter(each -> each.getState() == UserState.ACTIVE)
                .map(each -> new AgentRef(user, each.getName()))
                .orElseThrow(() -> new UserNotFound(user));
    }

    /// The name of a user; empty if the directory does not know them.
    public Optional<String> name(OrganizationId organization, UserId user) {
        return of(organization, user).map(UserSnapshot::getName);
    }

    private Optional<UserSnapshot> of(OrganizationId organization, UserId user) {
        return Optional.ofNullable(users.get(user.key(organization)));
    }
}
