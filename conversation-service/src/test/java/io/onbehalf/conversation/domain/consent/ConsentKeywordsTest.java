package io.onbehalf.conversation.domain.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    /// All languages count by default: a colour or a country must not opt a contact out, nor "go on" in
    /// again.
    @ParameterizedTest
    @ValueSource(strings = {"Red", "Peru", "stands", "weiter"})
    void a_word_of_one_language_that_is_an_ordinary_answer_in_another_is_neither(String text) {
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
                .contains(new ConsentKeyword(KeywordKind.STOP, "opt out", "2026-11.4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP2END", "Unsub", "ALTO", "Baja.", "PARAR", "Sair", "STOPP", "Arrêtez !", "стоп",
                        "Отписаться",
                "Afmelden", "Abmelden", "avanmäl", "iptal", "الغاء", "إلغاء", "הסר", "退订", "配信停止", "수신거부",
                "διακοπή", "Lopeta", "wypisz", "berhenti"
            })
    void the_words_of_other_languages_opt_out_too(String word) {
        assertThat(kind(word)).isEqualTo(KeywordKind.STOP);
    }

    @ParameterizedTest
    @CsvSource({
        "AYUDA, HELP",
        "Aide, HELP",
        "Hilfe!, HELP",
        "помощь, HELP",
        "Iniciar, START",
        "старт, START"
    })
    void so_they_opt_in_and_ask_for_help(String word, KeywordKind kind) {
        assertThat(kind(word)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I revoke consent",
                "delete my number",
                "please don't message me anymore",
                "I want to opt out of this",
                "no me escriban más",
                "Por favor no me manden mensajes",
                "quiero darme de baja ya",
                "não me mande mais nada",
                "pare de me escrever",
                "ne m’écrivez plus",
                "je ne veux plus de messages",
                "Bitte keine SMS mehr!",
                "Schreiben Sie mir nicht mehr",
                "bitte stopp das",
                "non voglio più messaggi",
                "geen berichten meer aub",
                "Больше не пишите мне",
                "mesaj atmayın artık",
                "请不要再发短信给我",
                "もう送らないでください",
                "inga fler meddelanden tack"
            })
    void phrases_of_other_languages_are_flagged_and_no_keyword(String text) {
        assertThat(keywords.mayOptOut(text)).isTrue();
        assertThat(keywords.keyword(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sotp",
                "STPO",
                "stp",
                "st0p",
                "sttop",
                "sto",
                "unsubcribe",
                "abmeldne",
                "cancal",
                "Cancle",
                "barja",
                "bjaa",
                "parrar",
                "prarar",
                "unsib",
                "revok",
                "rmove",
                "detner",
                "desabonnner",
                "afmeldn",
                "lopetta",
                "wypis",
                "отмнеа",
                "отказз",
                "itigl"
            })
    void slips_of_the_thumb_are_flagged_and_no_keyword(String text) {
        assertThat(keywords.keyword(text)).isEmpty();
        assertThat(keywords.mayOptOut(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "step",
                "top",
                "soap",
                "at the shop",
                "go",
                "Para mañana",
                "auto",
                "Ich bin da",
                "evoke",
                "cancer",
                "remote",
                "para",
                "Pasar",
                "pagar",
                "paar",
                "bajo",
                "Bajé",
                "bajar",
                "caja",
                "haja",
                "naja",
                "raja",
                "Salió",
                "Salim",
                "Natal",
                "fatal",
                "into",
                "denti",
                "venti",
                "arrest",
                "topp!",
                "toppen",
                "shoppen",
                "stappen",
                "anmeld",
                "ansluta",
                "auftragen",
                "cancello",
                "aprire",
                "coprire",
                "wpisz",
                "konie",
                "zkusit",
                "підписатися",
                "підписка",
                "отпуска",
                "الغداء",
                "الغاز",
                "quite",
                "quiet",
                "exist",
                "spende",
                "wende",
                "salto",
                "padre",
                "stair"
            })
    void words_that_only_look_alike_are_not(String text) {
        assertThat(keywords.keyword(text)).isEmpty();
        assertThat(keywords.mayOptOut(text)).isFalse();
    }

    /// `anmelden` is one letter from `abmelden`.
    @ParameterizedTest
    @MethodSource("wordsThatOptInOrAskForHelp")
    void a_word_that_opts_in_or_asks_for_help_is_no_slip_in_any_language(String word) throws IOException {
        ConsentKeywords others = ConsentKeywords.load(Set.of("none"));

        assertThat(keywords.hint(word)).as("among all languages").isEqualTo(OptOutHint.NONE);
        assertThat(others.hint(word)).as("where its language does not count").isEqualTo(OptOutHint.NONE);
    }

    static Stream<String> wordsThatOptInOrAskForHelp() throws IOException {
        Properties list = new Properties();
        try (InputStream file = ConsentKeywords.class.getResourceAsStream("/consent-keywords.properties")) {
            list.load(new InputStreamReader(Objects.requireNonNull(file), UTF_8));
        }
        return list.stringPropertyNames().stream()
                .filter(key -> key.startsWith("start") || key.startsWith("help"))
                .flatMap(key -> Stream.of(list.getProperty(key).split(",", -1)));
    }

    @Test
    void slips_in_a_word_of_five_letters_are_flagged_but_in_those_that_a_list_excepts() throws IOException {
        ConsentKeywords own =
                ConsentKeywords.read(
                        new StringReader("version=7\nstop=genug, halt, schluss\nexact=schluss"), Set.of());

        assertThat(own.mayOptOut("genugg")).isTrue();
        assertThat(own.mayOptOut("hallt")).isFalse();
        assertThat(own.mayOptOut("schuss")).isFalse();
    }

    @Test
    void only_some_languages_may_count() {
        ConsentKeywords german = ConsentKeywords.load(Set.of("de"));

        assertThat(german.keyword("abmelden")).isPresent();
        assertThat(german.keyword("STOP")).isPresent();
        assertThat(german.keyword("baja")).isEmpty();
        assertThat(german.keyword("cancel")).isEmpty();
    }

    @Test
    void single_words_may_be_switched_off_and_are_flagged_then() {
        ConsentKeywords fewer = keywords.without(Set.of("Cancel", "end", "yes"));

        assertThat(fewer.keyword("cancel")).isEmpty();
        assertThat(fewer.mayOptOut("Cancel!")).isTrue();
        assertThat(fewer.mayOptOut("end")).isTrue();
        assertThat(fewer.mayOptOut("yes")).isFalse();
        assertThat(fewer.keyword("yes")).isEmpty();
        assertThat(fewer.keyword("quit")).isPresent();
        assertThat(fewer.version()).isEqualTo("2026-11.4 without cancel, end, yes");
    }

    @Test
    void another_list_may_take_its_place() throws IOException {
        ConsentKeywords own =
                ConsentKeywords.read(new StringReader("version=7\nstop=genug\nhelp=was"), Set.of());

        assertThat(own.keyword("GENUG")).contains(new ConsentKeyword(KeywordKind.STOP, "genug", "7"));
        assertThat(own.keyword("stop")).isEmpty();
        assertThat(own.mayOptOut("please stop")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop=genug", "version=7", "version=\nstop=genug", "version=7\nstop= , "})
    void a_list_without_a_version_or_a_word_that_opts_out_is_refused(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsentKeywords.read(new StringReader(list), Set.of()))
                .withMessageContaining("need a version");
    }

    private KeywordKind kind(String text) {
        return keywords.keyword(text).orElseThrow().kind();
    }

    @ParameterizedTest
    @CsvSource({
        "stop, true",
        "STOPALL, true",
        "unsubscribe, true",
        "opt-out, true",
        "baja, true",
        "quit, false",
        "arrêt, false"
    })
    void an_organization_has_the_words_of_its_languages_and_those_of_no_language(
            String word, boolean optsOut) {
        ConsentKeywords chosen = keywords.chosenBy(new KeywordChoice(Set.of("es", "pt"), Set.of()));

        assertThat(chosen.keyword(word).isPresent()).isEqualTo(optsOut);
        assertThat(chosen.version()).isEqualTo(keywords.version() + " in es, pt");
    }

    @Test
    void what_it_has_switched_off_is_flagged_and_not_acted_on() {
        ConsentKeywords chosen = keywords.chosenBy(new KeywordChoice(Set.of(), Set.of("Cancel", "end")));

        assertThat(chosen.keyword("cancel")).isEmpty();
        assertThat(chosen.mayOptOut("cancel")).isTrue();
        assertThat(chosen.keyword("quit")).isPresent();
        assertThat(chosen.version()).isEqualTo(keywords.version() + " without cancel, end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "STOP", "stopall", "stop all", "unsubscribe", "opt-out", "optout"})
    void the_words_of_no_language_can_t_be_switched_off(String word) {
        ConsentKeywords chosen =
                keywords.chosenBy(
                        new KeywordChoice(Set.of("es"), Set.copyOf(List.of(word, "stop", "stopall"))));

        assertThat(chosen.keyword(word)).isPresent();
    }

    @Test
    void what_the_service_does_not_act_on_an_organization_can_t_have_back() {
        ConsentKeywords service = keywords.without(Set.of("end"));

        assertThat(service.chosenBy(new KeywordChoice(Set.of("en"), Set.of())).keyword("end")).isEmpty();
        assertThat(service.chosenBy(KeywordChoice.DEFAULT).version()).isEqualTo(service.version());
    }

    @Test
    void without_a_word_of_its_languages_it_has_those_of_the_service() throws IOException {
        ConsentKeywords german = ConsentKeywords.read(new StringReader("version=1\nstop.de=halt"), Set.of());

        assertThat(german.chosenBy(new KeywordChoice(Set.of("es"), Set.of())).keyword("halt")).isPresent();
    }
}
