package io.onbehalf.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.config.StopOrder;
import io.onbehalf.kit.config.StopOrder.Bound;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedsTest {

    /// The gateway has no carrier and no streams.
    @Test
    void the_bounds_of_a_stop_of_the_gateway_add_up_to_no_more_than_25_s() {
        Duration sum =
                Bound.CALLS
                        .longest()
                        .plus(Bound.WEB_SERVER.longest())
                        .plus(TopicFollower.LONGEST_STOP)
                        .plus(KafkaClients.CLOSING.multipliedBy(2))
                        .plus(Bound.TRACES.longest());

        assertThat(sum).isLessThanOrEqualTo(StopOrder.WHOLE);
    }
}
