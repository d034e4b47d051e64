package io.onbehalf.gateway.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// Keeps the codes of who signs in for the minutes in which they are swapped for a token, and no token: those
/// are verified by signature, so that revoking one ends nothing before its time.
final class PendingCodes implements OAuth2AuthorizationService {

    /// As long as a code is valid.
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private final Cache<String, OAuth2Authorization> byCode =
            Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MOST).build();

    @Override
    public void save(OAuth2Authorization authorization) {
        String code = code(authorization);
        if (code != null) {
            byCode.put(code, authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        String code = code(authorization);
        if (code != null) {
            byCode.invalidate(code);
        }
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return byCode.getIfPresent(token);
    }

    private static @Nullable String code(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code =
                authorization.getToken(OAuth2AuthorizationCode.class);
        return code == null ? null : code.getToken().getTokenValue();
    }
}
