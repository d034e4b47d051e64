package io.onbehalf.kit.streams;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// Lets a stream thread commit when everything that it has fetched is decided, once for all of it.
///
/// A processor that asks its context for a commit gets one after at most one record of each task, because
/// Kafka Streams looks for such requests that often; and a transaction costs the same whatever is in it. So
/// the requests are kept until the stream thread fetches again ([StreamClients]).
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

    /// Called before this thread fetches: passes the requests on. True if there were any.
    static boolean passOn() {
        Set<ProcessorContext<?, ?>> waiting = WAITING.get();
        if (waiting == null) {
            WAITING.set(new LinkedHashSet<>());
            return false;
        }
        boolean any = !waiting.isEmpty();
        waiting.forEach(ProcessorContext::commit);
        waiting.clear();
        return any;
    }
}
