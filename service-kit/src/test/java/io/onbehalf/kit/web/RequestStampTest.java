package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestStampTest {

    @Test
    void a_repeat_of_a_request_creates_a_thing_with_the_same_id() {
        assertThat(stamp("r1").newId("queue")).isEqualTo(stamp("r1").newId("queue"));
    }

    @Test
    void another_request_or_another_kind_of_thing_has_another_id() {
        assertThat(stamp("r1").newId("queue"))
                .isNotEqualTo(stamp("r2").newId("queue"))
                .isNotEqualTo(stamp("r1").newId("wrapupCode"));
    }

    private static RequestStamp stamp(String requestId) {
        return new RequestStamp(requestId, "", "acme", Instant.EPOCH, "amy");
    }
}
