package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.domain.state.NewerRow;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.kit.query.StaleCopies;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.ErrorTranslation;
import io.onbehalf.kit.web.TraceContext;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/// Turns every exception of a controller, or of the filters before it, into the error body.
@RestControllerAdvice
public class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    /// A registry that has been away for minutes will not be back in a second.
    private static final int STALE_RETRY_SECONDS = 10;

    private final TraceContext trace;
    private final ObjectProvider<ErrorTranslation> translations;

    ErrorAdvice(TraceContext trace, ObjectProvider<ErrorTranslation> translations) {
        this.trace = trace;
        this.translations = translations;
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> refused(ApiException failure) {
        HttpHeaders headers = new HttpHeaders();
        if (failure.code().equals(ApiException.MISSING_PERMISSIONS)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\""); // RFC 6750, 3.1
        }
        return answer(failure, headers);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unavailable(DataUnavailable failure) {
        LOG.debug("{}", failure.getMessage());
        return refused(
                ApiException.unavailable(
                        "The data can't be read yet; the same call may succeed in a moment", 1));
    }

    /// Until the rows are on an instance of that version.
    @ExceptionHandler
    ResponseEntity<ErrorBody> unavailable(NewerRow failure) {
        LOG.warn("{}", failure.getMessage());
        return unavailable(new DataUnavailable("written by a newer version"));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> stale(StaleCopies failure) {
        return refused(
                ApiException.unavailable(
                        failure.getMessage() + "; nothing was changed", STALE_RETRY_SECONDS));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unreadable(HttpMessageNotReadableException failure) {
        return refused(UnreadableBody.explain(failure));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> invalid(MethodArgumentNotValidException failure) {
        return refused(InvalidFields.explain(failure.getBindingResult()));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> invalid(HandlerMethodValidationException failure) {
        return refused(InvalidFields.explain(failure));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> mistyped(TypeMismatchException failure) {
        String name = String.valueOf(failure.getPropertyName());
        String expected =
                failure.getValue() instanceof Object[]
                        ? "must be given once"
                        : InvalidFields.expected(failure.getRequiredType());
        return refused(ApiException.invalidValue(name, name + ": " + expected));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> missing(MissingServletRequestParameterException failure) {
        String name = failure.getParameterName();
        return refused(ApiException.invalidValue(name, name + ": must be given"));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unauthenticated(AuthenticationException failure) {
        return refused(ApiException.authenticationRequired());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> denied(AccessDeniedException failure) {
        return refused(StatusErrors.of(403));
    }

    /// Calls that the container or the firewall refuses. Their texts quote the call, so none is logged.
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ErrorBody> malformed(RuntimeException failure) {
        LOG.debug("A malformed call: {}", failure.getClass().getSimpleName());
        return refused(StatusErrors.of(400));
    }

    /// The caller closed the connection; no answer can be written.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException failure) {
        LOG.debug("The caller closed the connection before the answer was written");
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> other(Exception failure) {
        Optional<ApiException> translated =
                translations.orderedStream().flatMap(each -> each.translate(failure).stream()).findFirst();
        if (translated.isPresent()) {
            return refused(translated.get());
        }
        if (failure instanceof ErrorResponse known) {
            return answer(StatusErrors.of(known.getStatusCode().value()), allowing(known.getHeaders()));
        }
        LOG.error("contextId {}: unexpected failure", trace.contextId(), failure);
        return refused(StatusErrors.of(500));
    }

    /// With the methods that Spring answers beside those of the controllers, as `OPTIONS` names them.
    private static HttpHeaders allowing(HttpHeaders known) {
        Set<HttpMethod> methods = new LinkedHashSet<>(known.getAllow());
        if (methods.isEmpty()) {
            return known;
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        HttpHeaders headers = new HttpHeaders(known);
        headers.setAllow(methods);
        return headers;
    }

    private ResponseEntity<ErrorBody> answer(ApiException failure, HttpHeaders headers) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(failure.status())
                        .headers(headers)
                        .contentType(MediaType.APPLICATION_JSON);
        failure.retryAfterSeconds()
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        OnbehalfMeter.REFUSALS.count(failure.code());
        return response.body(ErrorBody.of(failure, trace.contextId()));
    }
}
