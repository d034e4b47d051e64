package io.onbehalf.kit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.TestStores;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The row of a moment between a request for its state and the request that the moment becomes.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeptMomentsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Due AT_NOON = due(NOON);
    private static final Due LATER = due(NOON.plusSeconds(60));

    private final Timers timers =
            new Timers(new PrefixedStore(TestStores.inMemory(new MockProcessorContext<>())));

    @Test
    void a_moment_that_stays_is_not_kept_again_while_its_request_is_on_its_way() {
        timers.keep(request(NOON), NOON.plusSeconds(10).toEpochMilli(), AT_NOON, AT_NOON);

        assertThat(kept()).isEmpty();
    }

    @Test
    void a_moment_that_is_waited_for_long_after_it_came_is_kept_again() {
        timers.keep(request(NOON), NOON.plusSeconds(10).toEpochMilli() + 1, AT_NOON, AT_NOON);

        assertThat(kept()).containsExactly(AT_NOON);
    }

    @Test
    void a_moment_that_moved_has_one_row() {
        timers.keep(request(NOON.minusSeconds(9)), 0, null, AT_NOON);
        timers.keep(request(NOON.minusSeconds(8)), 0, AT_NOON, LATER);

        assertThat(kept()).containsExactly(LATER);
    }

    /// The state waits for a later one meanwhile: whatever row that has, it has one afterwards.
    @Test
    void the_request_of_a_moment_that_moved_leaves_a_row_of_the_new_one() {
        timers.keep(AT_NOON.header(), 0, LATER, LATER);

        assertThat(kept()).containsExactly(LATER);
    }

    @Test
    void the_request_of_a_moment_leaves_no_row_of_it() {
        timers.keep(AT_NOON.header(), 0, AT_NOON, null);

        assertThat(kept()).isEmpty();
    }

    private List<Due> kept() {
        return timers.due(LATER.at().toEpochMilli(), 10);
    }

    private static RequestHeader request(Instant at) {
        return new RequestHeader("r1", "", "acme", at, Actor.SYSTEM);
    }

    private static Due due(Instant at) {
        return new Due("acme", "support", "acme", at, "");
    }
}
