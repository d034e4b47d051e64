package io.onbehalf.kit.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.TestStores;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldestPlacesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final PrefixedStore rows = new PrefixedStore(TestStores.inMemory(new MockProcessorContext<>()));

    @Test
    void the_oldest_entry_of_each_list_is_found() {
        put("queue/a/WAITING/", NOON.plusSeconds(1));
        put("queue/a/WAITING/", NOON);
        put("queue/a-b/WAITING/", NOON.plusSeconds(2));
        put("queue/c/WAITING/", NOON.plusSeconds(3));

        assertThat(OldestPlaces.of(rows, "queue/", "WAITING/"))
                .isEqualTo(Map.of("a", NOON, "a-b", NOON.plusSeconds(2), "c", NOON.plusSeconds(3)));
    }

    @Test
    void entries_of_another_part_or_kind_of_list_do_not_count() {
        put("queue/a/CONNECTED/", NOON);
        put("queue/b/WRAPUP/", NOON);
        put("queue/b/WAITING/", NOON.plusSeconds(5));
        put("list/user:a/", NOON);
        put("list/queue:b/", NOON.plusSeconds(7));

        assertThat(OldestPlaces.of(rows, "queue/", "WAITING/")).isEqualTo(Map.of("b", NOON.plusSeconds(5)));
        assertThat(OldestPlaces.of(rows, "list/queue:", "")).isEqualTo(Map.of("b", NOON.plusSeconds(7)));
    }

    @Test
    void without_rows_there_is_none() {
        assertThat(OldestPlaces.of(rows, "queue/", "WAITING/")).isEmpty();
    }

    private void put(String list, Instant since) {
        rows.put(list, Places.of(since, "11111111-1111-1111-1111-111111111111"), "entry", String.class);
    }
}
