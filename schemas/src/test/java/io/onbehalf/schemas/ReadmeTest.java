package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {

    @Test
    void the_readme_lists_every_topic_as_the_catalogue_declares_it() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String table = Topics.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining("\n"));

        assertThat(readme).contains(table);
    }

    private static String row(Topic topic) {
        String kept =
                switch (topic.cleanup()) {
                    case COMPACT -> "compacted";
                    case DELETE -> kept(topic);
                };
        String values =
                topic.values().isEmpty()
                        ? "whatever was read, with the reason in headers"
                        : topic.values().stream()
                                .map(type -> "`" + type.getSimpleName() + "`")
                                .collect(Collectors.joining(" "));
        return "| `%s` | %s | %s | %s | %d | %s |"
                .formatted(topic.name(), topic.key(), topic.owner(), kept, topic.partitions(), values);
    }

    private static String kept(Topic topic) {
        long hours = topic.retention().toHours();
        return hours < 24 ? hours + " h" : hours / 24 + " d";
    }
}
