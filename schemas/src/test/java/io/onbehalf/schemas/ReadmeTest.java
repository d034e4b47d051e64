package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {

    private static final String HEAD = "| topic | key | owner | kept | partitions | what is on it |";
    private static final String RULE = "|---|---|---|---|---|---|";

    /// When it fails, what was expected is the text to put into the README.
    @Test
    void the_readme_lists_every_topic_as_the_catalogue_declares_it() throws IOException {
        String declared = Topics.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining("\n"));

        assertThat(String.join("\n", tableOfReadme())).isEqualTo(HEAD + "\n" + RULE + "\n" + declared);
    }

    private static List<String> tableOfReadme() throws IOException {
        return Files.readAllLines(Path.of("../README.md")).stream()
                .dropWhile(line -> !line.equals(HEAD))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | %s | %s | %d | %s |"
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
                ? "whatever was read, with the reason in headers"
                : topic.values().stream()
                        .map(type -> "`" + type.getSimpleName() + "`")
                        .collect(Collectors.joining(" "));
    }
}
