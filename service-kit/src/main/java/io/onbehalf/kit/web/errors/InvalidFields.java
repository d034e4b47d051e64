package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorDetail;
import io.onbehalf.kit.web.text.Choices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.util.ClassUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/// Explains which fields bean validation refused, and why.
final class InvalidFields {
    private InvalidFields() {}

    private record Violation(String field, String constraint, String message) {}

    static ApiException explain(Errors errors) {
        return explain(fieldViolations(errors));
    }

    static ApiException explain(HandlerMethodValidationException failure) {
        List<Violation> violations = new ArrayList<>();
        for (ParameterValidationResult result : failure.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                violations.addAll(fieldViolations(body));
            } else {
                String parameter = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors().forEach(error -> violations.add(violation(parameter, error)));
            }
        }
        return explain(violations);
    }

    /// The expectation that a value of a type did not meet; never repeats the value.
    static String expected(@Nullable Class<?> type) {
        if (type == null || type == Object.class) {
            return "the value is not valid";
        }
        if (type.isEnum()) {
            return Choices.sentence(type);
        }
        return "must be " + noun(type);
    }

    /// The JSON that a type is read from, in words: a client knows no class of ours.
    private static String noun(Class<?> type) {
        Class<?> wrapper = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapper == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(wrapper)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == Instant.class) {
            return "a time in ISO 8601 with a zone, such as 2026-01-02T03:04:05.678Z";
        }
        return Iterable.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    private static List<Violation> fieldViolations(Errors errors) {
        return errors.getAllErrors().stream()
                .map(e -> violation(e instanceof FieldError f ? f.getField() : e.getObjectName(), e))
                .toList();
    }

    private static Violation violation(String field, MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "invalid.value" : codes[codes.length - 1];
        return new Violation(field, dotted(constraint), bound(String.valueOf(error.getDefaultMessage())));
    }

    /// `Size` without a least names 0, also where another constraint refuses an empty value.
    private static String bound(String message) {
        return message.replace("size must be between 0 and ", "size must be at most ");
    }

    private static ApiException explain(List<Violation> violations) {
        String message =
                violations.stream()
                        .map(v -> v.field() + ": " + v.message())
                        .sorted()
                        .collect(Collectors.joining("; "));
        return ApiException.invalidValues(
                message, violations.stream().map(v -> new ErrorDetail(v.constraint(), v.field())).toList());
    }

    /// `NotBlank` as `not.blank`.
    private static String dotted(String constraint) {
        return constraint.replaceAll("(?<=[a-z])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
    }
}
