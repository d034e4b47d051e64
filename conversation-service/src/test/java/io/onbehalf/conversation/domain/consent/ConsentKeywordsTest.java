package io.onbehalf.conversation.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentKeywordsTest {

    private final ConsentKeywords keywords = ConsentKeywords.load();

    /// 47 CFR 64.1200(a)(10): "stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe"; the CTIA's
    /// principles add "stopall" and the spellings of "opt out".
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "quit",
                "end",
                "revoke",
                "opt out",
                "optout",
                "opt-out",
                "cancel",
                "unsubscribe",
                "stopall",
                "stop all"
            })
    void the_regulators_words_opt_out(String word) {
        assertThat(kind(word)).isEqualTo(KeywordKind.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "YES", "UNSTOP", "opt in", "opt-in", "optin"})
    void these_words_opt_in(String word) {
        assertThat(kind(word)).isEqualTo(KeywordKind.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "INFO", "help"})
    void these_words_ask_for_help(String word) {
        assertThat(kind(word)).isEqualTo(KeywordKind.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "Stop",
                "sToP",
                "stop.",
                "STOP!!!",
                "\"Stop\"",
                "(stop)",
                "  stop  ",
                "\tstop\r\n",
                "stop\u00a0",
                "…stop…",
                "ＳＴＯＰ",
                "stop 🛑"
            })
    void case_punctuation_and_blanks_make_no_difference(String text) {
        assertThat(kind(text)).isEqualTo(KeywordKind.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt   out", "OPT\nOUT", "opt–out", "opt.out", "Opt-Out!"})
    void nor_do_they_within_a_keyword(String text) {
        assertThat(kind(text)).isEqualTo(KeywordKind.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARRÊT", "arrêt", "Arre\u0302t.", "STÓP"})
    void nor_do_accents(String text) {
        assertThat(kind(text)).isEqualTo(KeywordKind.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please stop texting me",
                "Please STOP TEXTING me!!",
                "stop sending me this",
                "don't text me again",
                "don’t text me again",
                "no more messages",
                "leave me alone",
                "take me off your list",
                "unsubscribe me please",
                "please stop",
                "stop please",
                "Stop it!",
                "STOP STOP",
                "I said: unsubscribe."
            })
    void other_words_that_may_mean_it_are_flagged_and_no_keyword(String text) {
        assertThat(keywords.mayOptOut(text)).isTrue();
        assertThat(keywords.keyword(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonstop texting", "stops texting", "yes please", "can you help me?", "", "?!", "🛑"})
    void ordinary_words_are_neither(String text) {
        assertThat(keywords.keyword(text)).isEmpty();
        assertThat(keywords.mayOptOut(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"stop, true", "opt out, true", "START, false", "help, false"})
    void the_words_of_stop_may_mean_it_too(String word, boolean may) {
        assertThat(keywords.mayOptOut(word)).isEqualTo(may);
    }

    @Test
    void a_keyword_tells_its_word_and_the_list_s_version() {
        assertThat(keywords.keyword(" Opt-Out! "))
                .contains(new ConsentKeyword(KeywordKind.STOP, "opt out", "2026-11.2"));
    }

    private KeywordKind kind(String text) {
        return keywords.keyword(text).orElseThrow().kind();
    }
}
