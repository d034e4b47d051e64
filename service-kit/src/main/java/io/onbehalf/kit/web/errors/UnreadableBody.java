package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.web.ApiException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Explains where a body can't be read, or which field holds the wrong kind of value, and never repeats the
/// value.
final class UnreadableBody {
    private UnreadableBody() {}

    static ApiException explain(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case StreamReadException broken -> malformed(broken);
            case MismatchedInputException wrong when wrong.getPath().isEmpty() -> malformed(wrong);
            case JacksonException wrong when !wrong.getPath().isEmpty() -> invalid(wrong);
            case JacksonException other -> malformed(other);
            case null, default -> ApiException.badRequest("The body is missing or can't be read");
        };
    }

    private static ApiException malformed(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        String where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        return ApiException.badRequest(problem(failure) + where);
    }

    private static String problem(JacksonException failure) {
        if (!(failure instanceof StreamReadException)) {
            return "The body is not the kind of JSON that is expected here";
        }
        return failure.getOriginalMessage().startsWith("Duplicate")
                ? "The body has a field twice"
                : "The body is not readable JSON";
    }

    private static ApiException invalid(JacksonException failure) {
        String field = name(failure.getPath());
        return ApiException.invalidValue(field, field + ": " + expected(failure));
    }

    private static String expected(JacksonException failure) {
        return switch (failure) {
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException wrong
                    when wrong.getTargetType() == String.class && wrong.getValue() instanceof String ->
                    "must be a text without half a surrogate pair";
            case InvalidFormatException wrong when wrong.getValue() instanceof BigInteger ->
                    Bounds.of(wrong.getPath().getLast(), wrong.getTargetType()).sentence();
            case MismatchedInputException wrong -> InvalidFields.expected(wrong.getTargetType());
            default -> InvalidFields.expected(null);
        };
    }

    /// `members[2].id`
    private static String name(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
