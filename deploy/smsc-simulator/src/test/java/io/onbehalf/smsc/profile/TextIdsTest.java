package io.onbehalf.smsc.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextIdsTest {

    private final TextIds ids = new TextIds();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void the_segments_of_a_text_have_one_id_and_the_next_text_has_another() {
        assertThat(idOf("a", 2)).isEqualTo("1");
        assertThat(idOf("b", 1)).isEqualTo("2");
        assertThat(idOf("a", 2)).isEqualTo("1");
        assertThat(idOf("a", 2)).isEqualTo("3");
    }

    private String idOf(String text, int segments) {
        return ids.idOf(text, segments, () -> Integer.toString(next.incrementAndGet()));
    }
}
