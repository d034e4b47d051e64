package io.onbehalf.schemas;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The READMEs of all modules: one page at the root, short paragraphs, and links that lead somewhere.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmesTest {

    private static final Path ROOT = Path.of("..");
    private static final int LINES_OF_THE_ROOT = 150;
    private static final int WORDS_OF_A_PARAGRAPH = 90;

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /// A blank line ends a paragraph; an item of a list, a row of a table and a heading is one of its own.
    private static final Pattern END_OF_PARAGRAPH =
            Pattern.compile("\n(?=\\s*\n|\\s*[-*] |\\s*\\d+\\. |\\||#)");

    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    static List<Path> readmes() throws IOException {
        Stream<String> modules =
                MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                        .results()
                        .map(found -> found.group(1));
        return Stream.concat(Stream.of("", "deploy/observe"), modules)
                .map(module -> ROOT.resolve(module).resolve("README.md"))
                .toList();
    }

    @Test
    void the_root_s_readme_is_one_page() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(LINES_OF_THE_ROOT);
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void no_paragraph_is_long(Path readme) throws IOException {
        assertThat(END_OF_PARAGRAPH.split(text(readme)))
                .allSatisfy(paragraph ->
                        assertThat(WORD.matcher(paragraph).results().count())
                                .as(paragraph)
                                .isLessThanOrEqualTo(WORDS_OF_A_PARAGRAPH));
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void every_link_leads_to_a_file_and_its_heading(Path readme) throws IOException {
        for (MatchResult link :
                LINK.matcher(text(readme)).results().filter(not(ReadmesTest::isOutside)).toList()) {
            Path target = link.group(1).isEmpty() ? readme : readme.resolveSibling(link.group(1));
            assertThat(target).as("%s in %s", link.group(1), readme).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as("#%s in %s", link.group(2), readme).contains(link.group(2));
            }
        }
    }

    private static boolean isOutside(MatchResult link) {
        return link.group(1).contains("://");
    }

    private static String text(Path readme) throws IOException {
        return CODE_BLOCK.matcher(Files.readString(readme)).replaceAll("");
    }

    /// The headings as GitHub spells them in links.
    private static List<String> anchors(Path readme) throws IOException {
        return HEADING.matcher(text(readme))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
