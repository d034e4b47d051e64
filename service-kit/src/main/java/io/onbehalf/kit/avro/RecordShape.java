package io.onbehalf.kit.avro;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to take a record class apart and put it together; looked up once per class.
record RecordShape(List<RecordComponent> components, Constructor<?> constructor) {

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
        for (RecordComponent component : components) {
            if (component.getName().equals(name)) {
                return invoke(component.getAccessor(), source);
            }
        }
        throw new IllegalStateException("%s has no %s".formatted(source.getClass().getSimpleName(), name));
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
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return new RecordShape(List.of(components), constructor);
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
