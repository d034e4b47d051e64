package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Writes the error body outside of controllers: in filters, security and the servlet container.
public final class ErrorWriter {
    private static final int UNAUTHORIZED = 401;

    /// What every 401 names (RFC 9110, 15.5.2), where it is not said more closely.
    private static final String BEARER = "Bearer";

    private ErrorWriter() {}

    /// Writes nothing where the response is committed already.
    public static void write(HttpServletResponse response, ApiException failure, String contextId)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(failure.status());
        response.setHeader(TraceContext.CORRELATION_ID, contextId);
        if (failure.retryAfterSeconds().isPresent()) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds().getAsInt());
        }
        if (failure.status() == UNAUTHORIZED && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        }
        OnbehalfMeter.REFUSALS.count(failure.code());
        byte[] body = JsonMapper.shared().writeValueAsBytes(ErrorBody.of(failure, contextId));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
