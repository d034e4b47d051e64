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
    @ValueSource(ints = {0x02, 0x04, 0x0F, 0x14, 0x17, 0x1C, 0x20, 0x64, 0x80, 0xF4, 0xF7})
    void octets_carry_a_text_where_all_are_letters(int dataCoding) {
        assertThat(InboundText.decode(octets("53544f50"), dataCoding)).contains("STOP");
        assertThat(InboundText.decode(octets("4361666520c3a9"), dataCoding)).contains("Cafe é");
        assertThat(InboundText.decode(octets("436166e9"), dataCoding)).contains("Café");
        assertThat(InboundText.decode(octets("0605040b84"), dataCoding)).isEmpty();
        assertThat(InboundText.decode(octets("41424300"), dataCoding)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6, c1e2, Ст",
        "7, e9ec, יל",
        "5, 8afa91d2, 期待",
        "5, 1b244234413b7a1b2842, 漢字",
        "10, 1b244234413b7a1b2842, 漢字",
        "13, b4c1bbfa, 漢字",
        "14, c7d1b1db, 한글"
    })
    void the_alphabets_of_other_scripts_are_read(int dataCoding, String hex, String text) {
        assertThat(InboundText.decode(octets(hex), dataCoding)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x43, 0x50, 0xC0, 0xC8, 0xDF})
    void so_is_GSM_text_that_is_marked_for_deletion_or_says_that_a_message_waits(int dataCoding) {
        assertThat(InboundText.decode(octets("1b65"), dataCoding)).contains("€");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x48, 0x4B, 0x58, 0xE0, 0xEF})
    void and_so_is_UCS_2(int dataCoding) {
        assertThat(InboundText.decode(octets("044f"), dataCoding)).contains("я");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 070b0c1c1d4060, ıĞğŞşİç",
        "0, 1, 1b471b491b531b631b671b691b731b65, Ğ\u0130Şçğ\u0131ş€",
        "0, 2, 1b091b411b611b69, çÁáí",
        "3, 0, 04060708090f245b5c7b7c, êúíóçáºÃÕãõ",
        "0, 3, 1b051b0c1b7b1b7c1b7f1b58, êôãõâX",
        "0, 9, 1b53, S"
    })
    void a_language_s_tables_replace_those_of_the_GSM(int locking, int single, String hex, String text) {
        assertThat(InboundText.decode(octets(hex), TextCoding.of(0, locking, single))).contains(text);
    }

    @Test
    void each_part_is_read_in_its_own_alphabet() {
        InboundPart gsm = new InboundPart(7, 2, 1, "43616c6c206d65206002", 0);
        InboundPart ucs2 = new InboundPart(7, 2, 2, "d83dde00044f", 8);

        assertThat(InboundText.join(List.of(ucs2, gsm), 2)).isEqualTo("Call me ¿$😀я");
    }

    @Test
    void also_the_other_way_round_and_before_a_gap() {
        InboundPart ucs2 = new InboundPart(7, 4, 1, "044f", 8);
        InboundPart gsm = new InboundPart(7, 4, 2, "002c", 0);
        InboundPart last = new InboundPart(7, 4, 4, "c3a9", TextCoding.UTF_8_TEXT);

        assertThat(InboundText.join(List.of(ucs2, gsm, last), 4)).isEqualTo("я@,[…]é");
        assertThat(InboundText.join(List.of(ucs2, last), 4)).isEqualTo("я[…]é");
    }

    @Test
    void a_character_of_UTF_8_may_be_split_between_parts() {
        List<InboundPart> parts =
                List.of(
                        new InboundPart(7, 2, 1, "41c3", TextCoding.UTF_8_TEXT),
                        new InboundPart(7, 2, 2, "a942", TextCoding.UTF_8_TEXT));

        assertThat(InboundText.join(parts, 2)).isEqualTo("AéB");
    }

    @ParameterizedTest
    @CsvSource({
        "e282ac, fc, €ü",
        "c3a9, fc, éü",
        "fc, e282ac, ü€",
        "41e282, ac42, A€B",
        "4142, 4344, ABCD",
        "fc, fc, üü"
    })
    void of_an_alphabet_that_SMPP_does_not_say_no_part_is_lost_by_another(
            String first, String second, String text) {
        List<InboundPart> parts =
                List.of(new InboundPart(7, 2, 1, first, 4), new InboundPart(7, 2, 2, second, 4));

        assertThat(InboundText.join(parts, 2)).isEqualTo(text);
    }

    @Test
    void half_a_character_of_UTF_8_beside_a_part_in_Latin_1_is_left_out() {
        List<InboundPart> parts =
                List.of(
                        new InboundPart(7, 3, 1, "41f09f", 4),
                        new InboundPart(7, 3, 2, "988042", 4),
                        new InboundPart(7, 3, 3, "fc", 4));

        assertThat(InboundText.join(parts, 3)).isEqualTo("ABü");
    }

    @ParameterizedTest
    @CsvSource({
        "41e282, true",
        "82ac42, true",
        "f09f98, true",
        "98804142, true",
        "00e282, false",
        "41e28242, false",
        "82fc, true",
        "0001, false"
    })
    void a_part_is_a_text_whatever_of_its_neighbours_characters_it_has(String octets, boolean isText) {
        assertThat(InboundText.ofPart(new InboundPart(7, 2, 1, octets, 4)).isPresent()).isEqualTo(isText);
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
