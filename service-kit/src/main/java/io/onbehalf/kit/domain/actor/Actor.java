package io.onbehalf.kit.domain.actor;

import io.onbehalf.kit.domain.UserId;
import java.util.Optional;

/// Who caused an event, or makes a request.
///
/// @param actor the user, or the OAuth client that acts for itself; empty unless the type is USER. What a
///   contact did never names them.
public record Actor(ActorType actorType, Optional<UserId> actor) {

    public static final Actor UNKNOWN = new Actor(ActorType.UNKNOWN, Optional.empty());
    public static final Actor CONTACT = new Actor(ActorType.CONTACT, Optional.empty());
    public static final Actor CARRIER = new Actor(ActorType.CARRIER, Optional.empty());
    public static final Actor SYSTEM = new Actor(ActorType.SYSTEM, Optional.empty());

    /// A user, or an OAuth client that acts for itself.
    ///
    /// @param id the subject of the token
    public static Actor user(UserId id) {
        return new Actor(ActorType.USER, Optional.of(id));
    }

    /// The actor of what follows from an event: the event's, or the system where the event names none.
    public Actor orSystem() {
        return actorType == ActorType.UNKNOWN ? SYSTEM : this;
    }
}
