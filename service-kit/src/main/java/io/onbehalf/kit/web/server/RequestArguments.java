package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.IdempotencyKey;
import io.onbehalf.kit.web.IfMatchHeader;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestFingerprint;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.admission.BufferedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/// The types that a controller method may declare as arguments.
final class RequestArguments implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArgument<>(Caller.class, RequestArguments::caller));
        resolvers.add(new RequestArgument<>(PageRequest.class, PageRequest::of));
        resolvers.add(new RequestArgument<>(RequestFingerprint.class, RequestArguments::fingerprint));
        resolvers.add(new RequestArgument<>(IdempotencyKey.class, RequestArguments::idempotencyKey));
        resolvers.add(new RequestArgument<>(RequestStamp.class, RequestArguments::stamp));
    }

    private static IdempotencyKey idempotencyKey(HttpServletRequest request) {
        return IdempotencyKey.parse(headers(request, IdempotencyKey.HEADER));
    }

    private static RequestStamp stamp(HttpServletRequest request) {
        return RequestStamp.of(
                        caller(request),
                        request.getMethod() + " " + request.getRequestURI(),
                        idempotencyKey(request),
                        fingerprint(request),
                        Instant.now())
                .with(IfMatchHeader.parse(headers(request, IfMatchHeader.HEADER)));
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static RequestFingerprint fingerprint(HttpServletRequest request) {
        BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        List<String> conditions = headers(request, IfMatchHeader.HEADER);
        String condition = conditions.isEmpty() ? "" : "\n" + IfMatchHeader.HEADER + ": " + conditions;
        return RequestFingerprint.of(
                request.getMethod(),
                request.getRequestURI() + "?" + query + condition,
                buffered == null ? new byte[0] : buffered.body());
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
            return Caller.of(token);
        }
        throw ApiException.authenticationRequired();
    }
}
