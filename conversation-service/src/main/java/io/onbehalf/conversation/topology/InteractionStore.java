package io.onbehalf.conversation.topology;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;

/// The agents' lists of interactions: rows `user/<user>/<participant>`, on the user's partition.
///
/// A row `seen/<user>/<thread>` keeps the sequence of the last event that changed the list, so that an event
/// which comes twice or late changes nothing.
public record InteractionStore(PrefixedStore rows) {

    public static final String NAME = "interactions";

    private static final String SEEN = "seen/";

    /// A user's interactions: connected, or disconnected with a wrap-up owed; one for each participant that
    /// they are or were.
    public List<Interaction> of(UserId user) {
        return rows.scan(prefix(user.value()), Interaction.class);
    }

    void apply(String user, InteractionChange change) {
        String thread = user + "/" + change.thread().value();
        Long seen = rows.get(SEEN, thread, Long.class);
        if (seen != null && seen >= change.sequence()) {
            return;
        }
        rows.put(
                prefix(user),
                change.interaction().participantId().value(),
                change.allocated() ? change.interaction() : null,
                Interaction.class);
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(SEEN, thread, change.sequence(), Long.class);
    }

    private static String prefix(String user) {
        return "user/" + user + "/";
    }
}
