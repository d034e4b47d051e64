package io.onbehalf.kit.web.cors;

import io.onbehalf.kit.web.TraceContext;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Lets the browser applications of configured origins call the API (CORS). A preflight is answered before
/// authentication, as it carries no token. Where no origin is configured every preflight is refused, and
/// other calls are as if there were no CORS.
public final class CrossOrigin {

    private static final Duration PREFLIGHT_VALID = Duration.ofHours(1);

    /// What an application may read of an answer. The last three say how often the gateway lets its user
    /// call.
    private static final List<String> EXPOSED =
            List.of(
                    TraceContext.CORRELATION_ID,
                    HttpHeaders.ALLOW,
                    HttpHeaders.ETAG,
                    HttpHeaders.RETRY_AFTER,
                    HttpHeaders.WWW_AUTHENTICATE,
                    "inin-ratelimit-count",
                    "inin-ratelimit-allowed",
                    "inin-ratelimit-reset");

    private CrossOrigin() {}

    /// The filter.
    ///
    /// @param origins as in `https://agents.example`; `*` for every origin, empty for none
    public static CorsFilter filter(List<String> origins, TraceContext trace) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            source.registerCorsConfiguration("/**", allowed(origins));
        }
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new CorsErrors(trace));
        return filter;
    }

    /// Without credentials: the token is in a header, not in a cookie.
    private static CorsConfiguration allowed(List<String> origins) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(EXPOSED);
        allowed.setMaxAge(PREFLIGHT_VALID);
        return allowed;
    }
}
