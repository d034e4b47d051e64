package io.onbehalf.kit.web.errors;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.TraceContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The servlet container's error page: failures that reach no controller get the same body.
@RestController
public class ErrorPage implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    private final TraceContext trace;

    ErrorPage(TraceContext trace) {
        this.trace = trace;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiException failure = failure(request);
        if (failure.status() >= 500) {
            LOG.error("contextId {}: answered {} {}", trace.contextId(), failure.status(), failure.code());
        }
        ErrorWriter.write(response, failure, trace.contextId());
    }

    private static ApiException failure(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        for (Throwable t = (Throwable) thrown; t != null; t = t.getCause()) {
            if (t instanceof ApiException known) {
                return known;
            }
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return StatusErrors.of(status instanceof Integer code ? code : 404);
    }
}
