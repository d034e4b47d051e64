package io.onbehalf.kit.testing;

import io.onbehalf.kit.streams.Backlog;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;

/// A thread that processes what its consumer fetches, as a stream thread does.
public final class FetchingThread {

    private FetchingThread() {}

    /// Runs the steps in such a thread, after its first look at its consumer; throws what they throw.
    public static void run(Consumer<?, ?> consumer, Runnable steps) {
        CompletableFuture.runAsync(
                        () -> {
                            Backlog.beforeFetch(consumer);
                            steps.run();
                        },
                        Thread::startVirtualThread)
                .join();
    }
}
