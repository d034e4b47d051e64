package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds today's schemas against every released version, both ways: FULL_TRANSITIVE.
///
/// The baseline is one folder for each release, one self-contained file for each type. A release adds its
/// folder: `mvn -pl schemas test -Dtest=CompatibilityTest -Dbaseline.write=<version>`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompatibilityTest {

    private static final Path BASELINE = Path.of("src/test/resources/baseline");

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.walk(BASELINE)) {
            return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void what_was_released_is_still_there_and_reads_today_s_and_is_read_by_it(Path file) throws IOException {
        Schema old = new SchemaParser().parse(file).mainSchema();
        Schema today = Reachable.types().get(old.getFullName());

        assertThat(today)
                .as("%s was released in %s and is gone", old.getFullName(), file.getParent().getFileName())
                .isNotNull();
        assertThat(whyNot(today, old)).as("today's readers and records of %s", released(file)).isEmpty();
        assertThat(whyNot(old, today)).as("readers of %s and today's records", released(file)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "baseline.write", matches = ".+")
    void a_release_writes_its_baseline_once() throws IOException {
        String version = System.getProperty("baseline.write");
        assertThat(version).as("-Dbaseline.write").matches("\\d+\\.\\d+\\.\\d+");
        Path folder = BASELINE.resolve(version);
        assertThat(folder).as("released already; what was released never changes").doesNotExist();
        Files.createDirectories(folder);
        for (Map.Entry<String, Schema> type : Reachable.types().entrySet()) {
            Files.writeString(folder.resolve(type.getKey() + ".avsc"), type.getValue().toString(true) + "\n");
        }
    }

    private static String released(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    /// Each reason names the place in the schema and what is there.
    private static List<String> whyNot(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(reason ->
                        "%s at %s: %s".formatted(reason.getType(), reason.getLocation(), reason.getMessage()))
                .toList();
    }
}
