package io.onbehalf.conversation.domain.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x10, 0x11, 0x12, 0x13, 0xF0, 0xF1, 0xF2, 0xF3})
    void GSM_text_is_read_with_a_message_class_as_without(int dataCoding) {
        assertThat(InboundText.decode(octets("00e4"), dataCoding)).contains("@?");
        assertThat(InboundText.decode(octets("1b65"), dataCoding)).contains("€");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x18, 0x19, 0x1A, 0x1B})
    void so_is_UCS_2(int dataCoding) {
        assertThat(InboundText.decode(octets("044f"), dataCoding)).contains("я");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x03})
    void ASCII_and_Latin_1_are_read(int dataCoding) {
        assertThat(InboundText.decode(octets("41"), dataCoding)).contains("A");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0x04, 0x0F, 0x14, 0x17, 0x1C, 0xEF, 0xF4, 0xF7})
    void octets_and_compressed_text_carry_none(int dataCoding) {
        assertThat(InboundText.decode(octets("41"), dataCoding)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0048d83d, H?, its second half is missing",
        "de000048, ?H, its first half is missing",
        "d83d0048de00, ?H?, something is between its halves",
        "de00d83d, ??, its halves are in the wrong order",
        "d83dd83dde00, ?😀, two first halves",
    })
    void half_a_character_is_shown_as_an_unknown_one(String hex, String text, String reason) {
        assertThat(InboundText.decode(octets(hex), 8)).as(reason).contains(text.replace('?', '\uFFFD'));
    }

    @Test
    void halves_of_a_character_do_not_meet_over_the_mark_of_a_missing_part() {
        List<InboundPart> parts =
                List.of(new InboundPart(7, 3, 1, "0041d83d", 8), new InboundPart(7, 3, 3, "de000042", 8));

        assertThat(InboundText.join(parts, 3)).isEqualTo("A\uFFFD[…]\uFFFDB");
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
