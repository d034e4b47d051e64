package io.onbehalf.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrefixedStoreTest {

    private final PrefixedStore rows = new PrefixedStore(TestStores.inMemory(new MockProcessorContext<>()));

    @BeforeEach
    void fiveRowsAndANeighbour() {
        IntStream.rangeClosed(1, 5).forEach(i -> rows.put("row/", "k" + i, "v" + i, String.class));
        rows.put("rows/", "k1", "another kind", String.class);
    }

    @Test
    void rows_of_one_kind_are_found_in_key_order() {
        assertThat(rows.scan("row/", String.class)).containsExactly("v1", "v2", "v3", "v4", "v5");
    }

    @Test
    void the_first_rows_before_a_key_are_found_without_it() {
        assertThat(rows.scanUntil("row/", "k4/", 9, String.class)).containsExactly("v1", "v2", "v3", "v4");
        assertThat(rows.scanUntil("row/", "k4/", 2, String.class)).containsExactly("v1", "v2");
        assertThat(rows.keysBefore("row/", "k3/", 9)).containsExactly("k1", "k2", "k3");
    }

    @Test
    void the_first_rows_after_a_key_are_found_without_it() {
        rows.put("row/", "k2+", "v2+", String.class);

        assertThat(rows.scanAfter("row/", "k2", "k9", 2, String.class)).containsExactly("v2+", "v3");
        assertThat(rows.scanAfter("row/", "k3", "k4", 9, String.class)).containsExactly("v4");
        assertThat(rows.scanAfter("row/", "", "~", 9, String.class)).hasSize(6);
    }

    @Test
    void the_last_rows_between_two_keys_are_found_the_last_one_first() {
        assertThat(rows.scanBackwards("row/", "k2", "k4", 9, String.class)).containsExactly("v4", "v3", "v2");
        assertThat(rows.scanBackwards("row/", "k2", "k4", 2, String.class)).containsExactly("v4", "v3");
    }

    @Test
    void keys_between_two_others_are_found_in_both_directions_without_the_end() {
        assertThat(rows.keysBetween("row/", "k2", "k4", false, 9)).containsExactly("k2", "k3");
        assertThat(rows.keysBetween("row/", "k2", "k4", true, 9)).containsExactly("k3", "k2");
        assertThat(rows.keysBetween("row/", "", "~", true, 1)).containsExactly("k5");
    }

    @Test
    void rows_are_read_in_both_directions_until_the_reader_has_enough() {
        rows.put("row.", "k0", "the kind before", String.class);
        rows.put("row0", "k0", "the kind after", String.class);

        assertThat(read(false, 0, 9)).containsExactly("k1", "k2", "k3", "k4", "k5");
        assertThat(read(true, 0, 9)).containsExactly("k5", "k4", "k3", "k2", "k1");
        assertThat(read(false, 1, 2)).containsExactly("k2", "k3");
        assertThat(read(true, 1, 2)).containsExactly("k4", "k3");
        assertThat(read(false, 5, 2)).isEmpty();
    }

    @Test
    void a_row_that_is_read_is_decoded_on_request_and_names_itself_if_that_fails() {
        rows.read(
                "row/",
                false,
                0,
                Long.class,
                row -> {
                    assertThatExceptionOfType(UnreadableRow.class)
                            .isThrownBy(row::value)
                            .extracting(UnreadableRow::key)
                            .isEqualTo("row/k1");
                    return false;
                });
    }

    private List<String> read(boolean lastFirst, long skipped, int limit) {
        List<String> keys = new ArrayList<>();
        rows.read(
                "row/",
                lastFirst,
                skipped,
                String.class,
                row -> {
                    assertThat(row.value()).isEqualTo(row.key().replace('k', 'v'));
                    keys.add(row.key());
                    return keys.size() < limit;
                });
        return keys;
    }

    @Test
    void null_deletes_a_row() {
        rows.put("row/", "k2", null, String.class);
        rows.delete("row/", "k4");

        assertThat(rows.scan("row/", String.class)).isEqualTo(List.of("v1", "v3", "v5"));
    }

    @Test
    void rows_for_a_list_are_those_that_can_be_read_as_many_as_are_wanted() {
        PrefixedStore readable = rows.readable();
        rows.put("row/", "k3", new int[] {1}, int[].class);

        assertThat(readable.scanAfter("row/", "", "~", 3, String.class)).hasSize(3).doesNotContainNull();
        assertThat(readable.scanBackwards("row/", "k1", "k5", 9, String.class)).startsWith("v5", "v4");
        assertThat(readable.get("row/", "k3", String.class)).isNull();
        assertThat(readable.get("row/", "k4", String.class)).isEqualTo("v4");
        assertThatExceptionOfType(UnreadableRow.class).isThrownBy(() -> rows.scan("row/", String.class));

        List<String> read = new ArrayList<>();
        readable.read("row/", false, 0, String.class, row -> read.add(row.value()));
        assertThat(read).contains("v1", "v4", "v5").hasSize(4);
    }

    @Test
    void rows_are_counted() {
        assertThat(rows.count("row/")).isEqualTo(5);
        assertThat(rows.count("none/")).isZero();
    }

    @Test
    void a_store_that_was_opened_to_read_is_not_written() {
        ReadOnlyKeyValueStore<String, byte[]> readOnly = mock();

        assertThatIllegalStateException()
                .isThrownBy(() -> new PrefixedStore(readOnly).put("row/", "k1", "v", String.class));
    }
}
