package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The agents' lists of interactions: rows `user/<user>/<participant>`, on the user's partition.
///
/// A row `seen/<user>/<thread>` keeps the sequence of the last event that changed the list, so that an event
/// which comes twice or late changes nothing.
public record InteractionStore(PrefixedStore rows) {

    public static final String NAME = "interactions";

    private static final String SEEN = "seen/";

    /// A user's interactions: alerting, connected, or disconnected with a wrap-up owed; one for each
    /// participant that they are or were.
    public List<Interaction> of(UserId user) {
        return rows.scan(prefix(user.value()), Interaction.class);
    }

    /// Applies a change to a user's list, unless it has seen it or a later one of the thread. What the user
    /// has then is told in any case: a crash may lose it after the change is written.
    public AgentLoadChange apply(String user, InteractionChange change) {
        String thread = user + "/" + change.thread().value();
        Long seen = rows.get(SEEN, thread, Long.class);
        if (seen != null && seen >= change.sequence()) {
            return new AgentLoadChange(load(new UserId(user), change), change);
        }
        String participant = change.interaction().participantId().value();
        rows.put(prefix(user), participant, changed(user, change), Interaction.class);
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(SEEN, thread, change.sequence(), Long.class);
        return new AgentLoadChange(load(new UserId(user), change), change);
    }

    private @Nullable Interaction changed(String user, InteractionChange change) {
        Interaction interaction = change.interaction();
        return switch (change.kind()) {
            case JOINED -> interaction;
            case ENDED -> {
                Interaction before =
                        rows.get(prefix(user), interaction.participantId().value(), Interaction.class);
                yield before == null ? null : before.ended();
            }
            case LEFT -> null;
        };
    }

    private AgentLoad load(UserId user, InteractionChange change) {
        OrganizationId organization = change.interaction().organizationId();
        long held =
                of(user).stream()
                        .filter(each -> each.held() && each.organizationId().equals(organization))
                        .count();
        return new AgentLoad(organization, user, (int) held);
    }

    private static String prefix(String user) {
        return "user/" + user + "/";
    }
}
