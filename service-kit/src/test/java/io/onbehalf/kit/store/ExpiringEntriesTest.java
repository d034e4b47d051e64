package io.onbehalf.kit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpiringEntriesTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final KeyValueStore<String, byte[]> store = TestStores.inMemory(context);
    private final PrefixedStore rows = new PrefixedStore(store);
    private final ExpiringEntries<String> entries = new ExpiringEntries<>(rows, "answer/", String.class);

    @BeforeEach
    void start() {
        context.setCurrentSystemTimeMs(NOON.toEpochMilli());
        entries.expireIn(context);
    }

    @Test
    void a_value_is_kept_for_a_day() {
        entries.put("k", "yes", NOON);

        clockIs(NOON.plus(Duration.ofDays(1)));
        assertThat(entries.get("k")).isEqualTo("yes");

        clockIs(NOON.plus(Duration.ofDays(1)).plusMillis(1));
        assertThat(entries.get("k")).isNull();
    }

    @Test
    void an_expired_entry_leaves_nothing_behind() {
        entries.put("a/b", "yes", NOON);
        entries.put("later", "no", NOON.plusSeconds(60));
        rows.put("state/", "k", "stays", String.class);

        clockIs(NOON.plus(Duration.ofDays(1)).plusSeconds(60));

        assertThat(keys())
                .containsExactly("answer/later", "expiring/answer/001767355260000/later", "state/k");
    }

    @Test
    void an_entry_that_can_t_be_read_is_deleted_like_the_others() {
        entries.put("bad", "yes", NOON);
        entries.put("good", "yes", NOON);
        store.put("answer/bad", "no CBOR".getBytes(UTF_8));
        store.put("expiring/answer/001767355200000/bad", "no CBOR".getBytes(UTF_8));

        clockIs(NOON.plus(Duration.ofDays(1)).plusMillis(1));

        assertThat(keys()).isEmpty();
    }

    @Test
    void a_thousand_are_deleted_at_a_time_and_the_oldest_first() {
        for (int i = 2_500; i > 0; i--) {
            entries.put("k" + i, "yes", NOON.plusMillis(i));
        }

        clockIs(NOON.plus(Duration.ofDays(2)));
        assertThat(rows.scan("answer/", String.class)).hasSize(1_500);
        assertThat(entries.get("k1000")).isNull();
        assertThat(entries.get("k1001")).isEqualTo("yes");

        clockIs(NOON.plus(Duration.ofDays(2)));
        clockIs(NOON.plus(Duration.ofDays(2)));
        assertThat(keys()).isEmpty();
    }

    @Test
    void while_there_are_more_it_looks_again_after_ten_seconds_and_else_after_an_hour() {
        for (int i = 0; i < 1_500; i++) {
            entries.put("k" + i, "yes", NOON);
        }

        clockIs(NOON.plus(Duration.ofDays(2)));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(10));

        clockIs(NOON.plus(Duration.ofDays(2)));
        assertThat(pause()).isEqualTo(Duration.ofHours(1));
    }

    private Duration pause() {
        return context.scheduledPunctuators().getLast().getInterval();
    }

    private void clockIs(Instant now) {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(now.toEpochMilli());
    }

    private List<String> keys() {
        try (var all = store.all()) {
            var keys = new ArrayList<String>();
            all.forEachRemaining(row -> keys.add(row.key));
            return keys;
        }
    }
}
