package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.topology.lists.QueueEntry.State;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Requested;
import java.util.List;
import java.util.Optional;

/// The requests to the threads of a queue's conversations that its deletion, or its new terms, have still to
/// cause: a row `work/<queue>/<kind>`. Those of conversations that come into the lists after the fact are not
/// among them.
///
/// @param fact a [QueueDeletion] or a [QueueTermsChange]
/// @param state the list that is next
/// @param after the place of the last one whose request was made; empty for the first of the list
record QueueWork(String queue, QueueFact fact, State state, String after) {

    static final String ROWS = "work/";

    static QueueWork of(String queue, QueueDeletion deletion) {
        return new QueueWork(queue, deletion, State.WAITING, "");
    }

    static QueueWork of(String queue, QueueTermsChange terms) {
        return new QueueWork(queue, terms, State.CONNECTED, "");
    }

    String key() {
        return queue + "/" + fact.getClass().getSimpleName();
    }

    QueueWork after(QueueEntry last) {
        return new QueueWork(queue, fact, state, last.place());
    }

    /// The work in the next list; empty after the last.
    Optional<QueueWork> inNextList() {
        return state == State.WAITING
                ? Optional.of(new QueueWork(queue, fact, State.CONNECTED, ""))
                : Optional.empty();
    }

    List<FollowUp<Requested<ThreadRequest>>> requests(List<QueueEntry> entries) {
        return entries.stream().flatMap(entry -> request(entry).stream()).toList();
    }

    private Optional<FollowUp<Requested<ThreadRequest>>> request(QueueEntry entry) {
        return switch (fact) {
            case QueueDeletion deletion -> Optional.of(deletion.request(entry));
            case QueueTermsChange terms -> Optional.of(terms.request(entry));
            case QueueChange _ -> Optional.empty();
        };
    }
}
