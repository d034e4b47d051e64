package io.onbehalf.kit.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Compares our alphabets, and the number of SMS that a text takes, with those of others: Perl's
/// `Encode::GSM0338`, and the calculator `sms-segments-calculator` from npm. Where one of them is missing,
/// its tests are skipped.
///
/// By design they differ from us here, so these are left out:
/// - Perl has nothing for an escape before no extension; we drop it at the end of a text, and else show the
///   basic table's character, as 3GPP 23.038 has it.
/// - The calculator doesn't split what is one sign to the eye but several characters (a flag, a family, a
///   skin tone, a letter with a combining accent), and so may need an SMS more; we split between characters,
///   because the receiver joins the parts before it shows them. No text here has such a sign.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EncodingOracleTest {

    private static final Path FOLDER = Path.of("target", "encoding-oracle").toAbsolutePath();
    private static final HexFormat HEX = HexFormat.of();
    private static final int BASIC_PLANE = 0x10000;

    private static final Oracle PERL_DECODES =
            perl(
                    """
                    while (<STDIN>) {
                      chomp;
                      print join(',', map { sprintf '%x', ord } split //, decode('gsm0338', pack('H*', $_))), "\\n";
                    }
                    """);
    private static final Oracle PERL_ENCODES =
            perl(
                    """
                    while (<STDIN>) {
                      chomp;
                      my $octets = eval { encode('gsm0338', chr(hex), Encode::FB_CROAK) };
                      print defined $octets ? unpack('H*', $octets) : '', "\\n";
                    }
                    """);
    private static final Oracle INSTALLED =
            new Oracle(
                    FOLDER,
                    List.of(
                            "npm",
                            "install",
                            "--no-save",
                            "--no-package-lock",
                            "--prefix",
                            FOLDER.toString(),
                            "sms-segments-calculator@1.3.0"));
    private static final Oracle CALCULATOR =
            new Oracle(
                    FOLDER,
                    List.of(
                            "node",
                            "-e",
                            """
                            const { SegmentedMessage } = require('%s/node_modules/sms-segments-calculator');
                            const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
                            console.log(JSON.stringify(texts.map(text => {
                              const sms = new SegmentedMessage(text);
                              return {
                                encoding: sms.encodingName,
                                count: sms.segmentsCount,
                                parts: sms.segments.map(segment =>
                                  [...segment].map(each => each.raw ?? '').join(''))
                              };
                            })));
                            """
                                    .formatted(FOLDER)));

    /// The calculator's opinion.
    private record Opinion(String encoding, int count, List<String> parts) {}

    private static void assumePerl() {
        perl("").assumed("Perl with Encode::GSM0338 is not here: the alphabet is not cross-checked");
    }

    @Test
    void perl_reads_the_same_characters() {
        List<String> septets =
                Stream.concat(
                                IntStream.range(0, 128)
                                        .filter(septet -> septet != 0x1B)
                                        .mapToObj("%02x"::formatted),
                                Stream.of(
                                        "1b0a", "1b14", "1b28", "1b29", "1b2f", "1b3c", "1b3d", "1b3e",
                                        "1b40", "1b65"))
                        .toList();
        List<String> ours =
                septets.stream()
                        .map(each -> Gsm0338.decode(HEX.parseHex(each)))
                        .map(each -> Integer.toHexString(each.codePointAt(0)))
                        .toList();

        assertThat(ours).hasSize(137);
        assumePerl();
        assertThat(PERL_DECODES.ask(String.join("\n", septets)).lines()).isEqualTo(ours);
    }

    @Test
    void perl_writes_the_same_septets_and_lacks_the_same_characters() {
        List<Integer> characters =
                IntStream.range(0, BASIC_PLANE)
                        .filter(each -> !Character.isSurrogate((char) each))
                        .boxed()
                        .toList();
        List<String> ours =
                characters.stream()
                        .map(each ->
                                Gsm0338.septets(each) == 0
                                        ? ""
                                        : HEX.formatHex(Gsm0338.encode(Character.toString(each))))
                        .toList();

        assertThat(ours).filteredOn(each -> !each.isEmpty()).hasSize(137);
        assumePerl();
        String question = characters.stream().map(Integer::toHexString).collect(Collectors.joining("\n"));
        assertThat(PERL_ENCODES.ask(question).lines()).isEqualTo(ours);
    }

    @Test
    void the_calculator_takes_the_same_alphabet_and_cuts_the_same_parts() {
        long seed = Long.getLong("onbehalf.seed", System.nanoTime());
        List<String> texts = corpus(new Random(seed));
        List<Opinion> ours =
                texts.stream()
                        .map(SmsText::of)
                        .map(sms ->
                                new Opinion(
                                        sms.encoding() == Encoding.GSM7 ? "GSM-7" : "UCS-2",
                                        sms.segmentCount(),
                                        sms.parts()))
                        .toList();
        INSTALLED.assumed("npm or its registry is not here: how many SMS a text takes is not cross-checked");
        JsonMapper json = new JsonMapper();
        Opinion[] theirs = json.readValue(CALCULATOR.ask(json.writeValueAsString(texts)), Opinion[].class);

        assertThat(theirs).as("-Donbehalf.seed=%d", seed).containsExactlyElementsOf(ours);
    }

    /// Texts of all alphabets and their mixtures, most of them about as long as one SMS or a few hold.
    private static List<String> corpus(Random random) {
        int[] limits = {
            0, 1, 2, 35, 67, 70, 80, 134, 140, 153, 160, 201, 268, 306, 335, 336, 459, 612, 765, 766, 800
        };
        List<String> texts = new ArrayList<>();
        for (int limit : limits) {
            for (Mixture mixture : Mixture.values()) {
                for (int i = 0; i < 3; i++) {
                    texts.add(mixture.text(random, Math.max(0, limit - 2 + random.nextInt(5))));
                }
            }
        }
        return texts;
    }

    /// The characters of which a text is made.
    private enum Mixture {
        BASIC(100, 0, 0, 0),
        BASIC_AND_EXTENSION(90, 10, 0, 0),
        HALF_EXTENSION(50, 50, 0, 0),
        EXTENSION(0, 100, 0, 0),
        UCS_2(0, 0, 100, 0),
        EMOJI(0, 0, 0, 100),
        UCS_2_AND_EMOJI(0, 0, 80, 20),
        BASIC_AND_A_LITTLE_UCS_2(98, 1, 1, 0),
        EVERYTHING(60, 10, 20, 10);

        private static final String BASIC_CHARACTERS = of(1);
        private static final String EXTENSION_CHARACTERS = of(2);
        private static final String UCS_2_CHARACTERS = "çÁőşяЖщαβλ中文字日本語한국あア“”’–…•☎♥";
        private static final int FIRST_FACE = 0x1F600;
        private static final int FACES = 0x40;

        private final int basic;
        private final int extension;
        private final int ucs2;
        private final int emoji;

        Mixture(int basic, int extension, int ucs2, int emoji) {
            this.basic = basic;
            this.extension = extension;
            this.ucs2 = ucs2;
            this.emoji = emoji;
        }

        String text(Random random, int length) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                append(random, text);
            }
            return text.toString();
        }

        private void append(Random random, StringBuilder text) {
            int die = random.nextInt(basic + extension + ucs2 + emoji);
            if (die < basic) {
                text.append(any(random, BASIC_CHARACTERS));
            } else if (die < basic + extension) {
                text.append(any(random, EXTENSION_CHARACTERS));
            } else if (die < basic + extension + ucs2) {
                text.append(any(random, UCS_2_CHARACTERS));
            } else {
                text.appendCodePoint(FIRST_FACE + random.nextInt(FACES));
            }
        }

        private static char any(Random random, String characters) {
            return characters.charAt(random.nextInt(characters.length()));
        }

        private static String of(int septets) {
            return IntStream.range(0, BASIC_PLANE)
                    .filter(each -> Gsm0338.septets(each) == septets)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
        }
    }

    private static Oracle perl(String program) {
        return new Oracle(FOLDER, List.of("perl", "-MEncode", "-MEncode::GSM0338", "-e", program));
    }
}
