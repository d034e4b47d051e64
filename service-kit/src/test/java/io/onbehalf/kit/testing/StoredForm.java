package io.onbehalf.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.state.StateVersion;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The form of a stored type, with rows that were written in it.
///
/// @param form the type's version, and all types that it is made of, a line each
/// @param rows by the name of their record
record StoredForm(String form, Map<String, byte[]> rows) {

    private static final HexFormat HEX = HexFormat.of();
    private static final String ROW = "row ";

    /// The form that a type has now.
    static String of(Class<?> type) {
        Map<String, String> parts = new TreeMap<>();
        collect(type, parts);
        @Nullable StateVersion version = type.getAnnotation(StateVersion.class);
        return "version %d of %s\n%s"
                .formatted(
                        version == null ? 1 : version.value(), name(type), String.join("\n", parts.values()));
    }

    private static void collect(Type type, Map<String, String> parts) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, parts));
        } else if (type instanceof Class<?> plain
                && plain.getName().startsWith("io.onbehalf.")
                && parts.putIfAbsent(plain.getName(), "") == null) {
            parts.put(plain.getName(), line(plain));
            if (plain.isRecord()) {
                components(plain).forEach(component -> collect(component.getGenericType(), parts));
            } else if (plain.isSealed()) {
                permitted(plain).forEach(each -> collect(each, parts));
            }
        }
    }

    private static String line(Class<?> type) {
        if (type.isEnum()) {
            return name(type)
                    + " = "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> ((Enum<?>) each).name())
                            .collect(Collectors.joining(" | "));
        }
        if (type.isRecord()) {
            return name(type)
                    + components(type)
                            .map(each -> each.getName() + ": " + name(each.getGenericType()))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        return name(type) + " = " + permitted(type).map(StoredForm::name).collect(Collectors.joining(" | "));
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of();
    }

    /// The records that a type's values are.
    static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord() ? Stream.of(type) : permitted(type).flatMap(StoredForm::records).distinct();
    }

    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("[a-z0-9_]+\\.", "").replace('$', '.');
    }

    static StoredForm read(Path file) throws IOException {
        Map<String, byte[]> rows = new TreeMap<>();
        var form = new StringBuilder();
        for (String line : Files.readAllLines(file, UTF_8)) {
            if (line.startsWith(ROW)) {
                String[] parts = line.split(" ", 3);
                rows.put(parts[1], HEX.parseHex(parts[2]));
            } else {
                form.append(line).append('\n');
            }
        }
        return new StoredForm(form.toString().strip(), rows);
    }

    /// As it stands in a file.
    @Override
    public String toString() {
        return form
                + rows.entrySet().stream()
                        .map(row -> ROW + row.getKey() + " " + HEX.formatHex(row.getValue()))
                        .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
