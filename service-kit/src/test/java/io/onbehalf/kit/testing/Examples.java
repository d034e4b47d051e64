package io.onbehalf.kit.testing;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes example values of records: each component has a value of its own, so that a mixed-up one is noticed.
///
/// A component that may be absent is present in [#full] and absent in [#bare].
public final class Examples {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private final Map<Class<?>, Object> given = new LinkedHashMap<>();
    private boolean bare;
    private int count;

    /// Uses a value for every component of a type whose values can't be made up, such as a checked number.
    public <T> Examples with(Class<T> type, T value) {
        given.put(type, value);
        return this;
    }

    /// A record in which everything is there.
    public Record full(Class<?> type) {
        return make(type, false);
    }

    /// A record in which everything is absent that may be.
    public Record bare(Class<?> type) {
        return make(type, true);
    }

    private Record make(Class<?> type, boolean withoutOptional) {
        bare = withoutOptional;
        count = 0;
        return (Record) record(type);
    }

    private @Nullable Object value(RecordComponent component) {
        boolean absent = bare && isNullable(component.getAnnotatedType());
        return absent ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        count++;
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        Object known = given.get(plain);
        if (known != null) {
            return known;
        }
        if (plain.isEnum()) {
            return symbol(plain.getEnumConstants());
        }
        if (plain.isSealed()) {
            Class<?>[] permitted = plain.getPermittedSubclasses();
            return value(permitted[count % permitted.length]);
        }
        return plain.isRecord() ? record(plain) : scalar(plain);
    }

    /// A symbol other than the one that represents those of later versions.
    private Object symbol(Object[] symbols) {
        List<Object> known = Stream.of(symbols).filter(each -> !each.toString().equals("UNKNOWN")).toList();
        return known.get(count % known.size());
    }

    private Object container(Class<?> type, Type[] arguments) {
        if (type == Optional.class) {
            return bare ? Optional.empty() : Optional.of(value(arguments[0]));
        }
        if (type == List.class) {
            return bare ? List.of() : List.of(value(arguments[0]), value(arguments[0]));
        }
        if (type == Map.class) {
            return bare ? Map.of() : Map.of(value(arguments[0]), value(arguments[1]));
        }
        throw new IllegalStateException("no example of " + type.getName());
    }

    private Object scalar(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> "text-" + count;
            case "java.time.Instant" -> START.plusMillis(count);
            case "java.time.Duration" -> Duration.ofMinutes(count);
            case "boolean", "java.lang.Boolean" -> !bare;
            case "[B" -> new byte[] {(byte) count};
            case "int", "java.lang.Integer" -> count;
            case "long", "java.lang.Long" -> (long) count;
            default -> throw new IllegalStateException("no example of " + type.getName());
        };
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = requireNonNull(type.getRecordComponents(), type.getName());
        @Nullable Object[] values = Stream.of(components).map(this::value).toArray();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no example of " + type.getName(), e);
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
