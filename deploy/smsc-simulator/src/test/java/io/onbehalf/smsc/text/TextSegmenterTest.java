package io.onbehalf.smsc.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.number.NumberBehaviour;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextSegmenterTest {

    @Test
    void a_plain_text_uses_the_default_alphabet() {
        List<Segment> segments = TextSegmenter.segments("Thank you!", 1);

        assertThat(segments).hasSize(1);
        assertThat(segments.getFirst().dataCoding()).isZero();
        assertThat(segments.getFirst().withHeader()).isFalse();
        assertThat(segments.getFirst().octets()).isEqualTo("Thank you!".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_character_that_ascii_and_gsm_encode_differently_makes_the_text_ucs2() {
        assertThat(TextSegmenter.segments("a_b", 1).getFirst().dataCoding()).isEqualTo((byte) 8);
        assertThat(TextSegmenter.segments("@", 1).getFirst().octets()).containsExactly(0, '@');
    }

    @Test
    void the_long_answer_has_three_numbered_segments() {
        List<Segment> segments =
                TextSegmenter.segments(NumberBehaviour.of(MagicNumber.LONG_ANSWER).answer(), 7);

        assertThat(segments).hasSize(3).allMatch(Segment::withHeader);
        assertThat(segments.get(1).octets()).startsWith(5, 0, 3, 7, 3, 2).hasSize(6 + 153);
        assertThat(segments)
                .extracting(segment -> UserDataHeader.isLastSegment(segment.octets()))
                .containsExactly(false, false, true);
    }

    @Test
    void a_text_of_more_segments_than_can_be_numbered_is_refused() {
        assertThat(TextSegmenter.segments("a".repeat(255 * 153), 1)).hasSize(255);

        assertThatThrownBy(() -> TextSegmenter.segments("a".repeat(255 * 153 + 1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: has 256 segments, may have 255");
    }

    @Test
    void a_surrogate_pair_is_not_split() {
        List<Segment> segments = TextSegmenter.segments("a" + "😀".repeat(50), 1);

        assertThat(segments.getFirst().octets()).hasSize(6 + 2 * 67);
        assertThat(TextSegmenter.segments("😀".repeat(50), 1).getFirst().octets()).hasSize(6 + 2 * 66);
    }

    @Test
    void a_segment_is_the_last_with_either_kind_of_reference() {
        assertThat(UserDataHeader.isLastSegment(new byte[] {6, 8, 4, 1, 2, 3, 3, 'x'})).isTrue();
        assertThat(UserDataHeader.isLastSegment(new byte[] {6, 8, 4, 1, 2, 3, 2, 'x'})).isFalse();
        assertThat(UserDataHeader.isLastSegment(new byte[] {7, 1, 0, 0, 3, 9, 2, 1, 'x'})).isFalse();
        assertThat(UserDataHeader.isLastSegment(new byte[] {})).isTrue();
    }
}
