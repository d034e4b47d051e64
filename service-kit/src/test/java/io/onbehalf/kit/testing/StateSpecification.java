package io.onbehalf.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.store.StateCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/// What a service has stored stays readable, whatever becomes of its types.
///
/// Of each type that it stores there are rows under `src/test/resources/stored-rows`: `<Type>.1.txt` of its
/// first form, `<Type>.2.txt` of its second, and so on. A changed form needs a further file, which
/// `-Dstate.write=true` writes; the others are kept as they are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class StateSpecification {

    private static final Path FOLDER = Path.of("src/test/resources/stored-rows");
    private static final CBORMapper CBOR = new CBORMapper();

    /// A class of the package whose classes store.
    protected abstract Class<?> topology();

    /// The types that classes of the topology name for another reason than to store them.
    protected abstract Set<Class<?>> notStored();

    /// Makes the examples that are stored.
    protected Examples examples() {
        return new Examples();
    }

    @BeforeAll
    void write() throws IOException {
        if (Boolean.getBoolean("state.write")) {
            Files.createDirectories(FOLDER);
            for (Class<?> type : stored().toList()) {
                List<Path> files = files(type);
                String form = StoredForm.of(type);
                if (files.isEmpty() || !StoredForm.read(files.getLast()).form().equals(form)) {
                    Path next = file(type, files.size() + 1);
                    Files.writeString(next, new StoredForm(form, rows(type)).toString(), UTF_8);
                }
            }
        }
    }

    private Map<String, byte[]> rows(Class<?> type) {
        Map<String, byte[]> rows = new TreeMap<>();
        StoredForm.records(type)
                .forEach(record ->
                        rows.put(StoredForm.name(record), StateCodec.write(examples().full(record), type)));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("stored")
    void the_form_of_a_stored_type_changes_only_on_purpose(Class<?> type) throws IOException {
        List<Path> files = files(type);
        assertThat(files).as("rows of %s; -Dstate.write=true writes them".formatted(type)).isNotEmpty();

        assertThat(StoredForm.of(type))
                .as(
                        "the form of %s, which its @StateVersion must tell if an earlier version of the service"
                                + " must not write its rows; -Dstate.write=true writes rows of the new form",
                        type)
                .isEqualTo(StoredForm.read(files.getLast()).form());
    }

    @ParameterizedTest
    @MethodSource("stored")
    void a_row_of_the_present_form_is_read_as_what_was_written(Class<?> type) throws IOException {
        Map<String, byte[]> rows = StoredForm.read(files(type).getLast()).rows();

        for (Class<?> record : StoredForm.records(type).toList()) {
            byte[] row = requireNonNull(rows.get(StoredForm.name(record)), record::getName);
            assertThat((Object) StateCodec.read(row, type))
                    .usingRecursiveComparison() // a row may hold bytes
                    .withStrictTypeChecking()
                    .isEqualTo(examples().full(record));
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void a_row_of_any_form_is_read_and_nothing_of_it_is_lost(Class<?> type) throws IOException {
        for (Path file : files(type)) {
            StoredForm.read(file)
                    .rows()
                    .forEach((name, row) -> {
                        Object value = requireNonNull(StateCodec.read(row, type));
                        requireKept(
                                file + ", " + name,
                                CBOR.readTree(row),
                                CBOR.readTree(StateCodec.write(value, type)));
                    });
        }
    }

    /// All that was in a row is in it when it is written again.
    private static void requireKept(String place, JsonNode before, JsonNode after) {
        if (before.isObject()) {
            before.properties()
                    .forEach(field -> {
                        if (!field.getValue().isNull()) {
                            String at = place + "." + field.getKey();
                            assertThat((Object) after.get(field.getKey())).as(at).isNotNull();
                            requireKept(at, field.getValue(), after.get(field.getKey()));
                        }
                    });
        } else if (before.isArray()) {
            assertThat(after.size()).as(place).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                requireKept(place + "[" + i + "]", before.get(i), after.get(i));
            }
        } else {
            assertThat((Object) after).as(place).isEqualTo(before);
        }
    }

    @Test
    void there_are_rows_of_stored_types_alone() throws IOException {
        List<String> names = stored().map(StoredForm::name).toList();
        assertThat(names).doesNotHaveDuplicates();

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.\\d+\\.txt$", "")))
                    .isSubsetOf(names);
        }
    }

    Stream<Class<?>> stored() {
        Set<Class<?>> others = notStored();
        return ClassConstants.of(topology()).stream().filter(type -> !others.contains(type));
    }

    /// The oldest first.
    private static List<Path> files(Class<?> type) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> file(type, number))
                .takeWhile(Files::exists)
                .toList();
    }

    private static Path file(Class<?> type, int number) {
        return FOLDER.resolve("%s.%d.txt".formatted(StoredForm.name(type), number));
    }
}
