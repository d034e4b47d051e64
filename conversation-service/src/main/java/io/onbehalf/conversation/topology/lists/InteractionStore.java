package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.topology.lists.InteractionPlaces.Placed;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The agents' lists of interactions: rows `user/<user>/<participant>`, on the user's partition, and
/// [InteractionPlaces].
///
/// `load/<organization>:<user>` counts them: an interaction takes room from its alert or its connection until
/// its after-call work is over. A row `seen/<user>/<thread>` keeps the sequence of the last event that
/// changed the list, so that an event which comes twice or late changes nothing.
public record InteractionStore(PrefixedStore rows) {

    public static final String NAME = "interactions";

    private static final String LOAD = "load/";

    /// As many characters of an id as say nothing but its thread.
    private static final int THREAD_DIGITS = 19;

    /// The count, and the last change that it contains: a crash may keep it without the rows that follow.
    record Counted(int conversations, ThreadId thread, long sequence) {

        private static final Counted NONE = new Counted(0, new ThreadId(""), 0);

        private Placed last() {
            return new Placed(thread.value(), sequence);
        }

        private boolean contains(InteractionChange change) {
            return thread.equals(change.thread()) && sequence == change.sequence();
        }
    }

    /// A user's interactions: alerting, connected, or disconnected with a wrap-up owed; one for each
    /// participant that they are or were.
    public List<Interaction> of(UserId user) {
        return rows.scan(prefix(user.value()), Interaction.class);
    }

    /// A page of the latest interaction of each conversation, the latest of all first.
    ///
    /// @param offset the number of those before the page
    public List<Interaction> page(UserId user, OrganizationId organization, long offset, int size) {
        String list = user.key(organization);
        var places = new InteractionPlaces(rows, list);
        return places.contain(counted(list).last())
                ? places.page(offset, size).stream()
                        .flatMap(participant -> interaction(user.value(), participant).stream())
                        .toList()
                : InteractionPlaces.latestFirst(of(user, organization)).stream()
                        .skip(offset)
                        .limit(size)
                        .toList();
    }

    /// The number of conversations in a user's list.
    public long count(UserId user, OrganizationId organization) {
        String list = user.key(organization);
        var places = new InteractionPlaces(rows, list);
        return places.contain(counted(list).last())
                ? places.count()
                : InteractionPlaces.latestFirst(of(user, organization)).size();
    }

    private List<Interaction> of(UserId user, OrganizationId organization) {
        return of(user).stream().filter(each -> each.organizationId().equals(organization)).toList();
    }

    private Optional<Interaction> interaction(String user, ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix(user), participant.value(), Interaction.class));
    }

    /// Applies a change to a user's list, unless it has seen it or a later one of the thread. What the user
    /// has then is told in any case: a crash may lose it after the change is written.
    public AgentLoadChange apply(String user, InteractionChange change) {
        String thread = Position.row(user, change.thread().value());
        Long seen = rows.get(PrefixedStore.SEEN, thread, Long.class);
        if (seen != null && seen >= change.sequence()) {
            return load(user, change, counted(key(user, change)).conversations());
        }
        InteractionPlaces places = places(user, change);
        ParticipantId participant = change.interaction().participantId();
        Interaction before = interaction(user, participant).orElse(null);
        Interaction after = after(before, change);
        int conversations = count(user, change, counted(after) - counted(before));
        List<Interaction> others = others(user, change.interaction());
        // Before the interaction's row: a crash may lose what follows, and then it says where it was.
        places.move(with(others, before), with(others, after));
        rows.put(prefix(user), participant.value(), after, Interaction.class);
        places.placed(new Placed(change.thread().value(), change.sequence()));
        // Last: a crash may lose what follows a write, and then the event comes again.
        rows.put(PrefixedStore.SEEN, thread, change.sequence(), Long.class);
        return load(user, change, conversations);
    }

    /// The places as they are to be before a change.
    private InteractionPlaces places(String user, InteractionChange change) {
        String list = key(user, change);
        var places = new InteractionPlaces(rows, list);
        if (!places.contain(counted(list).last())) {
            places.rebuild(
                    new InteractionStore(rows.readable())
                            .of(new UserId(user), change.interaction().organizationId()));
        }
        return places;
    }

    /// The user's other interactions of the same conversation. Ids of a thread begin alike, so few rows are
    /// read.
    private List<Interaction> others(String user, Interaction interaction) {
        String participant = interaction.participantId().value();
        return rows
                .readable()
                .scan(prefix(user) + participant.substring(0, THREAD_DIGITS), Interaction.class)
                .stream()
                .filter(each -> each.conversationId().equals(interaction.conversationId()))
                .filter(each -> each.organizationId().equals(interaction.organizationId()))
                .filter(each -> !each.participantId().equals(interaction.participantId()))
                .toList();
    }

    private static List<Interaction> with(List<Interaction> others, @Nullable Interaction interaction) {
        return Stream.concat(others.stream(), Stream.ofNullable(interaction)).toList();
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
        Counted counted = counted(key(user, change));
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

    private Counted counted(String list) {
        Counted counted = rows.get(LOAD, list, Counted.class);
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
