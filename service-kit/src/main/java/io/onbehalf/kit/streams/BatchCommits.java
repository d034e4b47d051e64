package io.onbehalf.kit.streams;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// Lets a stream thread commit when everything that it has fetched is decided, once for all of it.
///
/// A processor that asks its context for a commit gets one after at most one record of each task, because
/// Kafka Streams looks for such requests that often; and a transaction costs the same whatever is in it. So
/// the requests are kept until the stream thread would fetch again ([StreamClients]).
public final class BatchCommits {

    /// The contexts that wait for a commit, in a thread that fetches; in another one there is nothing.
    private static final ThreadLocal<Set<ProcessorContext<?, ?>>> WAITING = new ThreadLocal<>();

    private BatchCommits() {}

    /// Requests a commit of what this thread has done; without delay in a thread that does not fetch.
    public static void request(ProcessorContext<?, ?> context) {
        Set<ProcessorContext<?, ?>> waiting = WAITING.get();
        if (waiting == null) {
            context.commit();
        } else {
            waiting.add(context);
        }
    }

    /// Passes this thread's requests on, before it fetches. True if there were any: then it must commit
    /// first.
    static boolean passOn() {
        Set<ProcessorContext<?, ?>> waiting = WAITING.get();
        if (waiting == null) {
            WAITING.set(new LinkedHashSet<>());
            return false;
        }
        List<ProcessorContext<?, ?>> requested = List.copyOf(waiting);
        waiting.clear();
        requested.forEach(ProcessorContext::commit);
        return !requested.isEmpty();
    }
}
