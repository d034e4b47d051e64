package io.onbehalf.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The arguments a controller method may simply declare.
final class RequestArguments implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArgument<>(Caller.class, RequestArguments::caller));
        resolvers.add(new RequestArgument<>(PageRequest.class, PageRequest::of));
        resolvers.add(new RequestArgument<>(RequestFingerprint.class, RequestFingerprint::of));
        resolvers.add(new RequestArgument<>(IdempotencyKey.class, RequestArguments::idempotencyKey));
        resolvers.add(new RequestArgument<>(RequestStamp.class, RequestArguments::stamp));
    }

    private static IdempotencyKey idempotencyKey(HttpServletRequest request) {
        return IdempotencyKey.parse(request.getHeader(IdempotencyKey.HEADER));
    }

    private static RequestStamp stamp(HttpServletRequest request) {
        return RequestStamp.of(
                caller(request),
                request.getMethod() + " " + request.getRequestURI(),
                idempotencyKey(request),
                RequestFingerprint.of(request),
                Instant.now());
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
            return Caller.of(token);
        }
        throw ApiException.authenticationRequired();
    }
}
