package io.onbehalf.local.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsTextTest {

    @Test
    void a_plain_text_goes_in_the_default_alphabet() {
        List<Part> parts = SmsText.parts("Thank you!", 1);

        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst().dataCoding()).isZero();
        assertThat(parts.getFirst().withHeader()).isFalse();
        assertThat(parts.getFirst().octets()).isEqualTo("Thank you!".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void what_ascii_and_gsm_write_differently_goes_in_ucs2() {
        assertThat(SmsText.parts("a_b", 1).getFirst().dataCoding()).isEqualTo((byte) 8);
        assertThat(SmsText.parts("@", 1).getFirst().octets()).containsExactly(0, '@');
    }

    @Test
    void the_long_answer_has_three_parts_that_know_their_places() {
        List<Part> parts = SmsText.parts(Script.of(Magic.LONG_ANSWER).answer(), 7);

        assertThat(parts).hasSize(3).allMatch(Part::withHeader);
        assertThat(parts.get(1).octets()).startsWith(5, 0, 3, 7, 3, 2).hasSize(6 + 153);
        assertThat(parts)
                .extracting(part -> UserDataHeader.isLastPart(part.octets()))
                .containsExactly(false, false, true);
    }

    @Test
    void no_pair_of_surrogates_is_split() {
        List<Part> parts = SmsText.parts("a" + "😀".repeat(50), 1);

        assertThat(parts.getFirst().octets()).hasSize(6 + 2 * 67);
        assertThat(SmsText.parts("😀".repeat(50), 1).getFirst().octets()).hasSize(6 + 2 * 66);
    }

    @Test
    void a_part_is_the_last_by_either_kind_of_reference() {
        assertThat(UserDataHeader.isLastPart(new byte[] {6, 8, 4, 1, 2, 3, 3, 'x'})).isTrue();
        assertThat(UserDataHeader.isLastPart(new byte[] {6, 8, 4, 1, 2, 3, 2, 'x'})).isFalse();
        assertThat(UserDataHeader.isLastPart(new byte[] {7, 1, 0, 0, 3, 9, 2, 1, 'x'})).isFalse();
        assertThat(UserDataHeader.isLastPart(new byte[] {})).isTrue();
    }
}
