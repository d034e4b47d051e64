package io.onbehalf.conversation.domain.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundBufferTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void a_burst_that_was_not_answered_is_recognized_as_a_whole_when_it_comes_again() {
        InboundBuffer buffer = received(255, Duration.ofMillis(10));

        Instant again = NOW.plusSeconds(60);
        assertThat(IntStream.range(0, 255)).allMatch(i -> buffer.hasSeen(inBind("later", again, i)));
    }

    @Test
    void a_record_that_was_written_twice_is_recognized_behind_many_texts() {
        InboundBuffer buffer = received(40, Duration.ofSeconds(10));

        assertThat(buffer.hasSeen(inBind("first", NOW, 0))).isTrue();
    }

    @Test
    void of_what_can_t_come_again_the_last_twenty_are_kept() {
        InboundBuffer buffer = received(100, Duration.ofMinutes(11));

        assertThat(buffer.seen()).hasSize(20);
        assertThat(buffer.lastReceivedAt()).contains(NOW.plus(Duration.ofMinutes(11 * 99L)));
    }

    @Test
    void a_contact_can_t_make_it_grow_without_end() {
        assertThat(received(1_000, Duration.ofMillis(1)).seen()).hasSize(300);
    }

    private static InboundBuffer received(int texts, Duration apart) {
        InboundBuffer buffer = InboundBuffer.EMPTY;
        for (int i = 0; i < texts; i++) {
            buffer = buffer.plus(seen(i, NOW.plus(apart.multipliedBy(i))));
        }
        return buffer;
    }

    private static SeenSms seen(int i, Instant at) {
        return new SeenSms("text " + i, new PduId("first", i), at);
    }

    private static InboundSms inBind(String session, Instant boundAt, int i) {
        return new InboundSms("text " + i, new Pdu(session, i, boundAt, boundAt), false, boundAt);
    }
}
