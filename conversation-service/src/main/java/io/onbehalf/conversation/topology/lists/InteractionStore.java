package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The agents' lists of interactions: rows `user/<user>/<participant>`, on the user's partition.
///
/// `load/<organization>:<user>` counts them: an interaction takes room from its alert or its connection until
/// its after-call work is over. A row `seen/<user>/<thread>` keeps the sequence of the last event that
/// changed the list, so that an event which comes twice or late changes nothing.
public record InteractionStore(PrefixedStore rows) {

    public static final String NAME = "interactions";

    private static final String LOAD = "load/";

    /// The count, and the last change that it contains: a crash may keep it without the rows that follow.
    record Counted(int conversations, ThreadId thread, long sequence) {

        private static final Counted NONE = new Counted(0, new ThreadId(""), 0);

        private boolean contains(InteractionChange change) {
            return thread.equals(change.thread()) && sequence == change.sequence();
        }
    }

    /// A user's interactions: alerting, connected, or disconnected with a wrap-up owed; one for each
    /// participant that they are or were.
    public List<Interaction> of(UserId user) {
        return rows.scan(prefix(user.value()), Interaction.class);
    }

    /// Applies a change to a user's list, unless it has seen it or a later one of the thread. What the user
    /// has then is told in any case: a crash may lose it after the change is written.
    public AgentLoadChange apply(String user, InteractionChange change) {
        String thread = Position.row(user, change.thread().value());
        Long seen = rows.get(PrefixedStore.SEEN, thread, Long.class);
        if (seen != null && seen >= change.sequence()) {
            return load(user, change, counted(user, change).conversations());
        }
        String participant = change.interaction().participantId().value();
        Interaction before = rows.get(prefix(user), participant, Interaction.class);
        Interaction after = after(before, change);
        int conversations = count(user, change, counted(after) - counted(before));
        rows.put(prefix(user), participant, after, Interaction.class);
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(PrefixedStore.SEEN, thread, change.sequence(), Long.class);
        return load(user, change, conversations);
    }

    private static @Nullable Interaction after(@Nullable Interaction before, InteractionChange change) {
        return switch (change.kind()) {
            case JOINED -> change.interaction();
            case ENDED -> before;
            case LEFT -> null;
        };
    }

    private static int counted(@Nullable Interaction interaction) {
        return interaction != null && interaction.held() ? 1 : 0;
    }

    private int count(String user, InteractionChange change, int difference) {
        Counted counted = counted(user, change);
        if (counted.contains(change)) {
            return counted.conversations();
        }
        int conversations = counted.conversations() + difference;
        rows.put(
                LOAD,
                key(user, change),
                new Counted(conversations, change.thread(), change.sequence()),
                Counted.class);
        return conversations;
    }

    private Counted counted(String user, InteractionChange change) {
        Counted counted = rows.get(LOAD, key(user, change), Counted.class);
        return counted == null ? Counted.NONE : counted;
    }

    private static AgentLoadChange load(String user, InteractionChange change, int conversations) {
        OrganizationId organization = change.interaction().organizationId();
        return new AgentLoadChange(new AgentLoad(organization, new UserId(user), conversations), change);
    }

    private static String key(String user, InteractionChange change) {
        return new UserId(user).key(change.interaction().organizationId());
    }

    private static String prefix(String user) {
        return "user/" + user + "/";
    }
}
