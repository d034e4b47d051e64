package io.onbehalf.kit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.domain.version.IfMatch;
import io.onbehalf.kit.store.StateCodec;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestHeaderTest {

    @Test
    void a_header_in_a_row_from_before_it_named_its_actor_is_readable() {
        record Before(String requestId, String fingerprint, String organizationId, Instant at) {}

        byte[] row = StateCodec.write(new Before("r1", "print", "acme", Instant.EPOCH), Before.class);

        assertThat(StateCodec.read(row, RequestHeader.class))
                .isEqualTo(
                        new RequestHeader(
                                "r1", "print", "acme", Instant.EPOCH, Actor.UNKNOWN, IfMatch.NONE, null));
    }
}
