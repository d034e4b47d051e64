package io.onbehalf.kit.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of an issuer. They are fetched at first use, every five minutes, and when a token names an
/// unknown one, at most twice in five seconds. While the issuer is away they are kept for 50 minutes.
///
/// That a key is unknown is only said if the last fetch succeeded. Else nobody knows, which is a failure.
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final long BETWEEN_FETCHES = 5_000;

    /// How long a call waits for a fetch that another one began: it holds a place meanwhile.
    private static final long MOST_WAIT = 3_000;

    private final DiscoveredKeys discovered;
    private final JWKSource<SecurityContext> kept;

    IssuerKeys(String issuer) {
        this.discovered = new DiscoveredKeys(issuer);
        this.kept =
                JWKSourceBuilder.create(discovered)
                        .cache(JWKSourceBuilder.DEFAULT_CACHE_TIME_TO_LIVE, MOST_WAIT)
                        .rateLimited(BETWEEN_FETCHES)
                        .outageTolerant(true)
                        .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        List<JWK> found = find(selector, context);
        if (found.isEmpty()) {
            discovered.requireReached();
        }
        return found;
    }

    private List<JWK> find(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return kept.get(selector, context);
        } catch (RateLimitReachedException justFetched) {
            return List.of();
        }
    }
}
