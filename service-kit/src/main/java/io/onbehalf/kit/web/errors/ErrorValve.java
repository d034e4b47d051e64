package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.kit.web.ApiException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests that Tomcat refuses before any filter, such as a malformed target, get the error body too.
public class ErrorValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String contextId =
                Traceparent.read(request.getHeader(Traceparent.HEADER))
                        .orElseGet(Traceparent::fresh)
                        .traceId();
        try {
            ErrorWriter.write(response, failure(response.getStatus()), contextId);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("contextId {}: the error could not be written", contextId, e);
        }
    }

    /// Tomcat answers 400 for all that is wrong before the body, and doesn't tell what.
    private static ApiException failure(int status) {
        return status == 400
                ? StatusErrors.of(
                        status,
                        "The request line or the headers are malformed, more than 100, or larger than 32 KB")
                : StatusErrors.of(status);
    }
}
