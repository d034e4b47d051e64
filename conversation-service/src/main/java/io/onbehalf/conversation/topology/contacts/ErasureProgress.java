package io.onbehalf.conversation.topology.contacts;

import io.onbehalf.conversation.topology.contacts.ContactRecord.ErasureStarted;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.topology.RequestHeader;
import java.time.Instant;
import java.util.List;

/// The last erasure of a contact.
///
/// @param threads the contact's threads when it began
/// @param waiting those of them that have not told yet that they are erased
record ErasureProgress(
        String erasureId,
        String organizationId,
        Instant at,
        Actor actor,
        List<ThreadId> threads,
        List<ThreadId> waiting) {

    ErasureProgress {
        threads = List.copyOf(threads);
        waiting = List.copyOf(waiting);
    }

    static ErasureProgress of(ErasureStarted started, List<ThreadId> threads) {
        return new ErasureProgress(
                started.erasureId(),
                started.organizationId(),
                started.at(),
                started.actor(),
                threads,
                threads);
    }

    boolean isOf(String erasure) {
        return erasureId.equals(erasure);
    }

    /// True for a thread that began before the erasure, and was not known here when that came.
    boolean mayHaveMissed(ThreadId thread, Instant begun) {
        return !begun.isAfter(at) && !threads.contains(thread);
    }

    ErasureProgress without(ThreadId erased) {
        return new ErasureProgress(
                erasureId,
                organizationId,
                at,
                actor,
                threads,
                waiting.stream().filter(each -> !each.equals(erased)).toList());
    }

    /// The header of a request that follows from it.
    RequestHeader header(String suffix, Instant moment) {
        return new RequestHeader(erasureId + suffix, "", organizationId, moment, actor);
    }
}
