package io.onbehalf.conversation.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.state.QueueTerms;
import io.onbehalf.conversation.domain.state.Queues;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.RequestHistories;
import io.onbehalf.conversation.domain.thread.ThreadDecider;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.TestStores;
import io.onbehalf.kit.streams.StreamsSettings;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadStoreTest {

    private static final Decider<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> DECIDER =
            ThreadDecider.of(ConsentKeywords.load(), _ -> Set.of(), Queues.NONE, QueueTerms.UNCHANGED);

    private final ThreadStore repository = new ThreadStore();

    @Test
    void after_every_step_of_any_history_a_state_comes_back_from_its_rows_as_it_was() {
        qt().forAll(RequestHistories.steps())
                .checkAssert(steps -> {
                    PrefixedStore rows = new PrefixedStore(store());
                    ThreadState inMemory = ThreadState.INITIAL;
                    for (ThreadRequest request : RequestHistories.requests(steps)) {
                        ThreadState before = repository.load(rows, ThreadFixtures.THREAD, request);
                        List<ConversationEvent> events = DECIDER.decide().apply(before, request).events();
                        assertThat(events).isEqualTo(DECIDER.decide().apply(inMemory, request).events());

                        repository.save(
                                rows, ThreadFixtures.THREAD, before, DECIDER.evolveAll(before, events));

                        inMemory = DECIDER.evolveAll(inMemory, events);
                        assertThat(repository.loadPart(rows, ThreadFixtures.THREAD, "")).isEqualTo(inMemory);
                    }
                });
    }

    @Test
    void the_rows_of_other_threads_are_left_alone() {
        PrefixedStore rows = new PrefixedStore(store());
        ThreadState full = ThreadFixtures.full();
        repository.save(rows, ThreadFixtures.THREAD, ThreadState.INITIAL, full);
        String other = "f".repeat(20);

        repository.save(rows, other, ThreadState.INITIAL, full);
        repository.save(rows, other, full, ThreadState.INITIAL);

        assertThat(repository.loadPart(rows, ThreadFixtures.THREAD, "")).isEqualTo(full);
        assertThat(repository.loadPart(rows, other, "")).isEqualTo(ThreadState.INITIAL);
    }

    @Test
    void no_row_of_the_fullest_thread_is_larger_than_may_be_written() {
        KeyValueStore<String, byte[]> store = store();
        ThreadState full = ThreadFixtures.full();

        repository.save(new PrefixedStore(store), ThreadFixtures.THREAD, ThreadState.INITIAL, full);

        try (KeyValueIterator<String, byte[]> rows = store.all()) {
            assertThat(rows)
                    .toIterable()
                    .hasSizeGreaterThan(800)
                    .allSatisfy(row ->
                            assertThat(row.value).hasSizeLessThan(StreamsSettings.DEFAULT_MAX_RECORD_BYTES));
        }
    }

    private static KeyValueStore<String, byte[]> store() {
        return TestStores.inMemory(new MockProcessorContext<String, String>());
    }
}
