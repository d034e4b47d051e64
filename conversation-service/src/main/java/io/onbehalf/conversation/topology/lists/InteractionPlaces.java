package io.onbehalf.conversation.topology.lists;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.lists.Places;
import io.onbehalf.kit.store.PrefixedStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The conversations in an agent's list in the order in which they are shown, so that a page reads its own
/// rows: each once, at the time of its latest interaction.
///
/// Rows `place/<organization>:<user>/<place>`. A row `placed/<organization>:<user>` names the last change
/// that they contain; if it is not the last one of the list, as after a crash and where a release without
/// these rows has written, the next change writes them again.
///
/// @param list the organization and the user
record InteractionPlaces(PrefixedStore rows, String list) {

    private static final String PLACED = "placed/";

    private static final Comparator<Interaction> LATEST =
            Comparator.comparing(Interaction::connectedAt)
                    .thenComparing(each -> each.participantId().value());

    /// A change of the list.
    record Placed(String thread, long sequence) {}

    /// True if the rows are as they are to be after a change.
    boolean contain(Placed last) {
        return last.equals(rows.get(PLACED, list, Placed.class));
    }

    /// Writes all rows.
    void rebuild(Collection<Interaction> all) {
        rows.keysBetween(prefix(), "", "~", false, Integer.MAX_VALUE)
                .forEach(place -> rows.delete(prefix(), place));
        latestFirst(all).forEach(this::put);
    }

    /// Moves a conversation.
    ///
    /// @param before the interactions of the conversation
    /// @param after the same after the change
    void move(Collection<Interaction> before, Collection<Interaction> after) {
        Optional<Interaction> from = before.stream().max(LATEST);
        Optional<Interaction> to = after.stream().max(LATEST);
        if (!from.equals(to)) {
            from.ifPresent(each -> rows.delete(prefix(), place(each)));
            to.ifPresent(this::put);
        }
    }

    void placed(Placed last) {
        rows.put(PLACED, list, last, Placed.class);
    }

    /// The participants of the conversations of a page, the latest first.
    List<ParticipantId> page(long offset, int size) {
        List<ParticipantId> page = new ArrayList<>();
        rows.read(
                prefix(),
                true,
                offset,
                String.class,
                row -> {
                    page.add(new ParticipantId(row.key().substring(row.key().indexOf('-') + 1)));
                    return page.size() < size;
                });
        return page;
    }

    long count() {
        return rows.count(prefix());
    }

    /// The latest interaction of each conversation, the latest of all first.
    static List<Interaction> latestFirst(Collection<Interaction> all) {
        Map<Object, Optional<Interaction>> latest =
                all.stream()
                        .collect(
                                Collectors.groupingBy(Interaction::conversationId, Collectors.maxBy(LATEST)));
        return latest.values().stream().flatMap(Optional::stream).sorted(LATEST.reversed()).toList();
    }

    private void put(Interaction interaction) {
        rows.put(prefix(), place(interaction), "", String.class);
    }

    private static String place(Interaction interaction) {
        return Places.of(interaction.connectedAt(), interaction.participantId().value());
    }

    private String prefix() {
        return "place/" + list + "/";
    }
}
