package io.onbehalf.kit.avro;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to take a record class apart and put it together; looked up once per class.
record RecordShape(
        List<RecordComponent> components, Map<String, Method> accessors, Constructor<?> constructor) {

    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return read(type);
                }
            };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /// The value of the component with a name; a missing name is a bug.
    @Nullable Object component(Record source, String name) {
        Method accessor = accessors.get(name);
        if (accessor == null) {
            throw new IllegalStateException(
                    "%s has no %s".formatted(source.getClass().getSimpleName(), name));
        }
        return invoke(accessor, source);
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

    private static RecordShape read(Class<?> type) {
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
            return new RecordShape(List.of(components), accessors, constructor);
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
