package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Requested;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// As many requests of a [QueueWork] as one transaction may have.
///
/// @param work from which they are taken
/// @param rest what is left then; empty at the end
record QueueBatch(
        QueueWork work, List<FollowUp<Requested<ThreadRequest>>> requests, Optional<QueueWork> rest) {

    static final int SIZE = 100;

    static QueueBatch of(QueueListStore lists, QueueWork work) {
        return of(lists, work, SIZE);
    }

    private static QueueBatch of(QueueListStore lists, QueueWork work, int limit) {
        List<QueueEntry> entries = lists.of(new QueueId(work.queue()), work.state(), work.after(), limit);
        var requests = work.requests(entries);
        if (entries.size() == limit) {
            return new QueueBatch(work, requests, Optional.of(work.after(entries.getLast())));
        }
        return work.inNextList()
                .map(next -> of(lists, next, limit - entries.size()).withFirst(work, requests))
                .orElseGet(() -> new QueueBatch(work, requests, Optional.empty()));
    }

    private QueueBatch withFirst(QueueWork start, List<FollowUp<Requested<ThreadRequest>>> first) {
        return new QueueBatch(start, Stream.concat(first.stream(), requests.stream()).toList(), rest);
    }

    QueueOutcome outcome() {
        return new QueueOutcome(Optional.empty(), requests);
    }

    void keepRest(PrefixedStore rows) {
        rows.put(QueueWork.ROWS, work.key(), rest.orElse(null), QueueWork.class);
    }

    /// Takes these requests from the work, unless a later fact has replaced it.
    void done(PrefixedStore rows) {
        if (work.equals(rows.get(QueueWork.ROWS, work.key(), QueueWork.class))) {
            keepRest(rows);
        }
    }
}
