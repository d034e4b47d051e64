package io.onbehalf.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchCommitsTest {

    private final MockProcessorContext<String, String> one = new MockProcessorContext<>();
    private final MockProcessorContext<String, String> another = new MockProcessorContext<>();

    @Test
    void what_was_fetched_together_is_committed_together_when_all_is_decided() throws Exception {
        inThread(() -> {
            assertThat(BatchCommits.passOn()).isFalse();

            BatchCommits.request(one);
            BatchCommits.request(another);
            BatchCommits.request(one);
            assertThat(one.committed()).isFalse();
            assertThat(another.committed()).isFalse();

            assertThat(BatchCommits.passOn()).isTrue();
            assertThat(one.committed()).isTrue();
            assertThat(another.committed()).isTrue();
        });
    }

    @Test
    void a_request_is_passed_on_once() throws Exception {
        inThread(() -> {
            BatchCommits.passOn();
            BatchCommits.request(one);
            BatchCommits.passOn();
            one.resetCommit();

            assertThat(BatchCommits.passOn()).isFalse();
            assertThat(one.committed()).isFalse();
        });
    }

    @Test
    void a_thread_that_does_not_fetch_requests_immediately() throws Exception {
        inThread(() -> {
            BatchCommits.request(one);
            assertThat(one.committed()).isTrue();
        });
    }

    /// The requests belong to a thread.
    private static void inThread(Runnable test) throws InterruptedException, ExecutionException {
        FutureTask<Void> task = new FutureTask<>(test, null);
        Thread.ofPlatform().start(task);
        task.get();
    }
}
