package io.onbehalf.conversation.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConsentKeyword;
import io.onbehalf.conversation.domain.KeywordKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "unsubscribe me please"
            })
    void other_words_that_may_mean_it_are_flagged_and_no_keyword(String text) {
        assertThat(keywords.hints(text)).isTrue();
        assertThat(keywords.keyword(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop by the shop",
                "I will stop by at the end",
                "the bus stop",
                "nonstop texting",
                "stops texting",
                "yes please",
                "can you help me?",
                "don't stop",
                "",
                "?!",
                "🛑"
            })
    void ordinary_words_are_neither(String text) {
        assertThat(keywords.keyword(text)).isEmpty();
        assertThat(keywords.hints(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "START", "help", "opt out"})
    void a_keyword_is_not_flagged_besides(String word) {
        assertThat(keywords.hints(word)).isFalse();
    }

    @Test
    void a_keyword_tells_its_word_and_the_list_s_version() {
        assertThat(keywords.keyword(" Opt-Out! "))
                .contains(new ConsentKeyword(KeywordKind.STOP, "opt out", "2026-11"));
    }

    private KeywordKind kind(String text) {
        return keywords.keyword(text).orElseThrow().kind();
    }
}
