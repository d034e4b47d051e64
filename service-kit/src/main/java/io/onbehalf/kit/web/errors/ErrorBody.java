package io.onbehalf.kit.web.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorDetail;
import java.util.List;
import java.util.Map;

/// The body of every failure, in the public API's shape.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(
        String message,
        String code,
        int status,
        Map<String, String> messageParams,
        String contextId,
        List<ErrorDetail> details,
        List<ErrorBody> errors) {

    public static ErrorBody of(ApiException failure, String contextId) {
        return new ErrorBody(
                failure.getMessage(),
                failure.code(),
                failure.status(),
                failure.messageParams(),
                contextId,
                failure.details(),
                List.of());
    }
}
