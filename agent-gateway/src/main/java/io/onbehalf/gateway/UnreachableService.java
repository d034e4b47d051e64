package io.onbehalf.gateway;

import io.onbehalf.kit.web.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Answers 503 in place of a service that is down or too slow; with the same Idempotency-Key the caller may
/// simply ask again.
record UnreachableService(String service) implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(UnreachableService.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException | UncheckedIOException | IOException e) {
            LOG.warn("{} did not answer: {}", service, String.valueOf(e.getCause()));
            throw ApiException.unavailable(service + ": does not answer", RETRY_AFTER_SECONDS);
        }
    }
}
