package io.onbehalf.conversation.topology;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;

/// The agents' lists of interactions: rows `user/<user>/<participant>`, on the user's partition.
public record InteractionStore(PrefixedStore rows) {

    public static final String NAME = "interactions";

    /// A user's interactions: connected, or disconnected with a wrap-up owed; one for each participant that
    /// they are or were.
    public List<Interaction> of(UserId user) {
        return rows.scan(prefix(user.value()), Interaction.class);
    }

    void apply(String user, InteractionChange change) {
        rows.put(
                prefix(user),
                change.interaction().participantId().value(),
                change.allocated() ? change.interaction() : null,
                Interaction.class);
    }

    private static String prefix(String user) {
        return "user/" + user + "/";
    }
}
