package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.web.ApiException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
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
        String what =
                failure instanceof StreamReadException
                        ? "The body is not readable JSON"
                        : "The body is not the kind of JSON that is expected here";
        return ApiException.badRequest(what + where);
    }

    private static ApiException invalid(JacksonException failure) {
        String field = name(failure.getPath());
        Class<?> expected = failure instanceof MismatchedInputException wrong ? wrong.getTargetType() : null;
        return ApiException.invalidValue(field, field + ": " + InvalidFields.expected(expected));
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
