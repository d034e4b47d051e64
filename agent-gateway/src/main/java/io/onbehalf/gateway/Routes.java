package io.onbehalf.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.AfterFilterFunctions.removeResponseHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.kit.tracing.Traceparent;
import io.onbehalf.kit.web.IdempotencyKey;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The routes from paths to services. A path without a route is the gateway's own, or not found.
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final RequestPredicate ME = path("/api/v2/users/me");
    private static final RequestPredicate READ_MARKS = path("/api/v2/onbehalf/users/me/readmarks");

    private final TraceContext trace;
    private final OwnWrites ownWrites = new OwnWrites(new WrittenPositions(Ticker.systemTicker()));

    Routes(TraceContext trace) {
        this.trace = trace;
    }

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> wrapupService(GatewayProperties services) {
        return to(
                "wrapup-service",
                services.wrapupService(),
                path("/api/v2/routing/wrapupcodes/**")
                        .or(path("/api/v2/routing/queues/*/wrapupcodes/**"))
                        .or(path("/api/v2/onbehalf/wrapups/**"))
                        .or(path("/api/v2/onbehalf/queues/*/wrapups"))
                        .or(path("/api/v2/onbehalf/conversations/*/participants/*/wrapup"))
                        .or(path("/api/v2/onbehalf/conversations/*/participants/*/log"))
                        .or(path("/api/v2/conversations/**").and(Routes::endsInWrapup)));
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> queueService(GatewayProperties services) {
        return to(
                "queue-service",
                services.queueService(),
                path("/api/v2/routing/**")
                        .or(path("/api/v2/users").or(path("/api/v2/users/*")).and(ME.negate()))
                        .or(path("/api/v2/users/*/queues/**"))
                        .or(path("/api/v2/users/*/routingstatus"))
                        .or(path("/api/v2/onbehalf/users/**").and(READ_MARKS.negate()))
                        .or(path("/api/v2/onbehalf/organizations/**"))
                        .or(path("/api/v2/onbehalf/queues/*/responses/**"))
                        .or(path("/api/v2/responsemanagement/**"))
                        .or(path("/api/v2/audits/**"))
                        .or(path("/api/v2/organizations/me")));
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> conversationService(GatewayProperties services) {
        return to(
                "conversation-service",
                services.conversationService(),
                path("/api/v2/conversations/**")
                        .or(path("/api/v2/onbehalf/conversations/**"))
                        .or(path("/api/v2/onbehalf/phonenumbers/**"))
                        .or(path("/api/v2/onbehalf/erasures"))
                        .or(path("/api/v2/onbehalf/queues/*/conversations"))
                        .or(path("/api/v2/onbehalf/queues/counts")));
    }

    private RouterFunction<ServerResponse> to(String service, URI base, RequestPredicate paths) {
        return route(service)
                .route(paths, http())
                .before(Routes::withReadableKey)
                .before(uri(base))
                .before(this::asOurs)
                .after(removeResponseHeader("ININ-Correlation-Id")) // the gateway's own filter has set it
                .filter(ownWrites)
                .filter(new UnreachableService(service))
                .build();
    }

    /// A key must be refused here: on the way to the service two that differ could become the same.
    private static ServerRequest withReadableKey(ServerRequest request) {
        IdempotencyKey.parse(request.headers().header(IdempotencyKey.HEADER));
        return request;
    }

    /// With our trace, and without what only instances of a service say to each other, and without the
    /// origin, which the gateway itself has judged.
    private ServerRequest asOurs(ServerRequest request) {
        return ServerRequest.from(request)
                .headers(headers -> {
                    headers.set(Traceparent.HEADER, trace.traceparent());
                    headers.remove(ForwardedCall.HEADER);
                    headers.remove(HttpHeaders.ORIGIN);
                })
                .build();
    }

    /// True if the path is a stint's wrap-up, at any place below a conversation.
    private static boolean endsInWrapup(ServerRequest request) {
        String path = request.path();
        return path.endsWith("/wrapup") || path.endsWith("/wrapupcodes");
    }
}
