package io.onbehalf.kit.web.errors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import tools.jackson.core.JacksonException.Reference;

/// The whole numbers that a field of a body may have: its constraints, else what its type holds.
record Bounds(long min, long max) {

    /// @param at the place of the value in the body
    /// @param type `int`, `long`, or one of their wrappers
    static Bounds of(Reference at, Class<?> type) {
        boolean isLong = ClassUtils.resolvePrimitiveIfNecessary(type) == Long.class;
        Bounds ofType =
                isLong
                        ? new Bounds(Long.MIN_VALUE, Long.MAX_VALUE)
                        : new Bounds(Integer.MIN_VALUE, Integer.MAX_VALUE);
        return field(at).map(ofType::within).orElse(ofType);
    }

    private static Optional<Field> field(Reference at) {
        Class<?> body = at.from() instanceof Class<?> type ? type : ClassUtils.getUserClass(at.from());
        return Optional.ofNullable(at.getPropertyName()).map(name -> ReflectionUtils.findField(body, name));
    }

    private Bounds within(Field field) {
        @Nullable Min least = field.getAnnotation(Min.class);
        @Nullable Max most = field.getAnnotation(Max.class);
        return new Bounds(least == null ? min : least.value(), most == null ? max : most.value());
    }

    String sentence() {
        return "must be a whole number from %d to %d".formatted(min, max);
    }
}
