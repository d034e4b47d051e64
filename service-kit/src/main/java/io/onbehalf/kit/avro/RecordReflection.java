package io.onbehalf.kit.avro;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The accessors and the constructor of a record class, looked up once per class.
///
/// @param paths to the value of a name, as they were found
record RecordReflection(
        List<RecordComponent> components,
        Map<String, Method> accessors,
        Map<String, List<Method>> paths,
        Constructor<?> constructor) {

    private static final ClassValue<RecordReflection> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordReflection computeValue(Class<?> type) {
                    return read(type);
                }
            };

    static RecordReflection of(Class<?> type) {
        return SHAPES.get(type);
    }

    /// The value of the component with a name, its own or that of a record among its components; null where
    /// that record is null. A missing name is a bug.
    @Nullable Object value(Record source, String name) {
        Object value = source;
        for (Method accessor : paths.computeIfAbsent(name, this::path)) {
            Object holder = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            value = holder == null ? null : invoke(accessor, holder);
        }
        return value;
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /// The type whose components a component may lend to the record around it.
    static Class<?> nested(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType optional
                        && optional.getRawType() == Optional.class
                        && optional.getActualTypeArguments()[0] instanceof Class<?> type
                ? type
                : component.getType();
    }

    private List<Method> path(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "%s has no %s"
                                        .formatted(constructor.getDeclaringClass().getSimpleName(), name)));
    }

    private Optional<List<Method>> find(String name) {
        Method own = accessors.get(name);
        return own != null
                ? Optional.of(List.of(own))
                : components.stream()
                        .filter(component -> nested(component).isRecord())
                        .flatMap(component ->
                                of(nested(component)).find(name).stream().map(rest -> plus(component, rest)))
                        .findFirst();
    }

    private List<Method> plus(RecordComponent component, List<Method> rest) {
        return Stream.concat(Stream.of(requireNonNull(accessors.get(component.getName()))), rest.stream())
                .toList();
    }

    Object construct(@Nullable Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "%s: %s"
                            .formatted(
                                    constructor.getDeclaringClass().getSimpleName(),
                                    e.getCause() == null ? e : e.getCause().getMessage()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s can't be made".formatted(constructor), e);
        }
    }

    private static RecordReflection read(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            Map<String, Method> accessors = new HashMap<>();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
                accessors.put(component.getName(), component.getAccessor());
            }
            return new RecordReflection(
                    List.of(components), accessors, new ConcurrentHashMap<>(), constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("%s is not a record".formatted(type), e);
        }
    }

    private static @Nullable Object invoke(Method accessor, Object source) {
        try {
            return accessor.invoke(source);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s can't be read".formatted(accessor), e);
        }
    }
}
