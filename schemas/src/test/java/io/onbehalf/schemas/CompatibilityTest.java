package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds today's schemas against every released version, both ways: FULL_TRANSITIVE.
///
/// A release adds its folder: `mvn -pl schemas test -Dtest=CompatibilityTest -Dbaseline.write=<version>`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompatibilityTest {

    private static final Path BASELINE = Path.of("src/test/resources/baseline");

    static Stream<Path> released() {
        try (Stream<Path> files = Files.walk(BASELINE)) {
            return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_released_schema_reads_today_s_records_and_today_s_reads_its(Path file) throws IOException {
        Schema old = new SchemaParser().parse(file).mainSchema();
        Schema current = today().get(old.getFullName());

        assertThat(current).as("%s was released and is gone", old.getFullName()).isNotNull();
        assertThat(reads(current, old))
                .as("today's reads %s", file)
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(reads(old, current))
                .as("%s reads today's", file)
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    @EnabledIfSystemProperty(named = "baseline.write", matches = ".+")
    void a_release_writes_its_baseline() throws IOException {
        Path folder = BASELINE.resolve(System.getProperty("baseline.write"));
        Files.createDirectories(folder);
        for (Schema schema : today().values()) {
            Files.writeString(folder.resolve(schema.getFullName() + ".avsc"), schema.toString(true) + "\n");
        }
        assertThat(folder).isNotEmptyDirectory();
    }

    private static SchemaCompatibilityType reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
    }

    private static Map<String, Schema> today() {
        return Topics.ALL.stream()
                .flatMap(topic -> topic.schemas().stream())
                .distinct()
                .collect(Collectors.toMap(Schema::getFullName, schema -> schema));
    }
}
