package io.onbehalf.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StagedStoreTest {

    private final KeyValueStore<String, byte[]> store = TestStores.inMemory(new MockProcessorContext<>());
    private final PrefixedStore written = new PrefixedStore(store);
    private final StagedStore staged = new StagedStore(store);

    @Test
    void a_write_is_seen_by_its_own_reader_and_by_others_once_it_is_flushed() {
        staged.put("row/", "k", "v", String.class);

        assertThat(staged.get("row/", "k", String.class)).isEqualTo("v");
        assertThat(written.get("row/", "k", String.class)).isNull();

        staged.flush();
        assertThat(written.get("row/", "k", String.class)).isEqualTo("v");
    }

    @Test
    void a_deletion_waits_too() {
        written.put("row/", "k", "v", String.class);

        staged.delete("row/", "k");

        assertThat(staged.get("row/", "k", String.class)).isNull();
        assertThat(written.get("row/", "k", String.class)).isEqualTo("v");
        staged.flush();
        assertThat(written.get("row/", "k", String.class)).isNull();
    }

    @Test
    void what_is_discarded_is_never_written() {
        staged.put("row/", "k", "v", String.class);

        staged.discard();
        staged.flush();

        assertThat(staged.get("row/", "k", String.class)).isNull();
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void the_last_write_of_a_row_counts() {
        staged.put("row/", "k", "v", String.class);
        staged.delete("row/", "k");
        staged.put("row/", "k", "w", String.class);
        staged.flush();

        assertThat(written.get("row/", "k", String.class)).isEqualTo("w");
    }

    @Test
    void a_row_over_the_bound_is_named_by_its_kind_and_never_by_its_key() {
        staged.put("row/", "+13175550199", "v".repeat(20), String.class);

        assertThatCode(() -> staged.requireAtMost(37)).doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> staged.requireAtMost(36))
                .withMessage("row row: takes 37 bytes, at most 36 are written");
    }
}
