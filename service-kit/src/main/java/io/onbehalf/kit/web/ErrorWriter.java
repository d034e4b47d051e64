package io.onbehalf.kit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Writes the error body where no controller is at work: filters, security, the servlet container.
public final class ErrorWriter {
    private ErrorWriter() {}

    /// Does nothing when the response is already on its way.
    public static void write(HttpServletResponse response, ApiException failure, String contextId)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(failure.status());
        response.setHeader(TraceFilter.CORRELATION_ID, contextId);
        if (failure.retryAfterSeconds().isPresent()) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds().getAsInt());
        }
        byte[] body = JsonMapper.shared().writeValueAsBytes(ErrorBody.of(failure, contextId));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
