package io.onbehalf.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FetchTurnTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final FetchTurn turn = new FetchTurn();

    @Test
    void a_fetch_waits_for_records_where_no_commit_is_requested() throws Exception {
        inThread(() -> {
            assertThat(turn.next(TIMEOUT)).contains(TIMEOUT);
            assertThat(turn.next(TIMEOUT)).contains(TIMEOUT);
        });
    }

    @Test
    void a_requested_commit_comes_before_the_next_fetch() throws Exception {
        inThread(() -> {
            turn.next(TIMEOUT);
            request();

            assertThat(turn.next(TIMEOUT)).isEmpty();
            assertThat(turn.next(TIMEOUT)).contains(TIMEOUT);
        });
    }

    @Test
    void commits_that_are_requested_in_every_round_do_not_keep_the_records_away() throws Exception {
        inThread(() -> {
            turn.next(TIMEOUT);
            request();
            assertThat(turn.next(TIMEOUT)).isEmpty();
            request();
            assertThat(turn.next(TIMEOUT)).contains(Duration.ZERO);
            request();
            assertThat(turn.next(TIMEOUT)).isEmpty();
        });
    }

    private static void request() {
        BatchCommits.request(new MockProcessorContext<String, String>());
    }

    /// The requests belong to a thread.
    private static void inThread(Runnable test) throws InterruptedException, ExecutionException {
        FutureTask<Void> task = new FutureTask<>(test, null);
        Thread.ofPlatform().start(task);
        task.get();
    }
}
