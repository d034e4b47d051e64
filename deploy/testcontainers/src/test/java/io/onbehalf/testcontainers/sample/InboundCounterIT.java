package io.onbehalf.testcontainers.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.testcontainers.OnbehalfContainers;
import io.onbehalf.testcontainers.SharedContainers;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedContainers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundCounterIT {

    private static final String SALES = "+442079460100";

    private final OnbehalfContainers onbehalf;

    InboundCounterIT(OnbehalfContainers onbehalf) {
        this.onbehalf = onbehalf;
    }

    @Test
    void what_contacts_write_to_a_queue_is_counted() throws Exception {
        onbehalf.contactWrites("+447700900321", SALES, "Do you have it in blue?");
        onbehalf.contactWrites("+447700900321", SALES, "And in red?");

        try (var counter = new InboundCounter(onbehalf.bootstrapServers(), onbehalf.registryUrl())) {
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(counter.poll()).containsEntry("Sales", 2));
        }
    }
}
