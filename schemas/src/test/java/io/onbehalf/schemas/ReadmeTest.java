package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Holds the table of topics in this module's README against the catalogue.
///
/// `mvn -pl schemas test -Dtest=ReadmeTest -Dreadme.write=true` writes the table.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- topics: written by ReadmeTest -->\n";
    private static final String END = "<!-- end of topics -->\n";
    private static final String HEAD =
            """
            | topic | key | owner | kept | partitions | what is on it |
            |---|---|---|---|---|---|
            """;

    @Test
    void the_readme_lists_every_topic_as_the_catalogue_declares_it() throws IOException {
        String expected = withTable(Files.readString(README));
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, expected);
        }
        assertThat(Files.readString(README)).as("-Dreadme.write=true writes it").isEqualTo(expected);
    }

    private static String withTable(String readme) {
        assertThat(readme).as("the marks around the table").containsSubsequence(BEGIN, END);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        String table = Topics.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining());
        return readme.substring(0, begin) + HEAD + table + readme.substring(readme.indexOf(END));
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | %s | %s | %d | %s |\n"
                .formatted(
                        topic.name(),
                        topic.key(),
                        topic.owner(),
                        kept(topic),
                        topic.partitions(),
                        values(topic));
    }

    private static String kept(Topic topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> "compacted";
            case DELETE -> words(topic.retention());
        };
    }

    private static String words(Duration retention) {
        return retention.toDays() > 0 ? count(retention.toDays(), "day") : count(retention.toHours(), "hour");
    }

    private static String count(long number, String unit) {
        return number == 1 ? "1 " + unit : number + " " + unit + "s";
    }

    private static String values(Topic topic) {
        return topic.values().isEmpty()
                ? "records that could not be read or processed, with the reason"
                : topic.values().stream()
                        .map(type -> "`" + type.getSimpleName() + "`")
                        .collect(Collectors.joining(" "));
    }
}
