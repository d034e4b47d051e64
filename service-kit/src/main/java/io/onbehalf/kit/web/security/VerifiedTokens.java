package io.onbehalf.kit.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Remembers tokens, because verifying a signature costs more than anything else in a call.
///
/// Only the signature is remembered, and only while the issuer offers the same keys; the claims, its expiry
/// among them, are checked at every call. Whatever is not remembered is left to the verifier, which explains
/// a refusal.
final class VerifiedTokens implements JwtDecoder {

    /// More agents than one instance serves; the least used are verified again.
    private static final int MOST = 5_000;

    /// The issuer's signing keys; their set is only parsed again when its source has fetched it again.
    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final Cache<String, Verified> verified = Caffeine.newBuilder().maximumSize(MOST).build();
    private final JwtDecoder verifier;
    private final OAuth2TokenValidator<Jwt> claims;
    private final JWKSource<SecurityContext> keys;

    /// A token and the keys that were offered before it was verified.
    private record Verified(Jwt token, List<JWK> keys) {}

    /// @param verifier checks signature and claims
    /// @param claims checks the claims alone
    /// @param keys by which the verifier checks
    VerifiedTokens(JwtDecoder verifier, OAuth2TokenValidator<Jwt> claims, JWKSource<SecurityContext> keys) {
        this.verifier = verifier;
        this.claims = claims;
        this.keys = keys;
    }

    @Override
    public Jwt decode(String token) {
        List<JWK> offered = offered();
        Verified known = verified.getIfPresent(token);
        if (known != null && known.keys().equals(offered) && !claims.validate(known.token()).hasErrors()) {
            return known.token();
        }
        verified.invalidate(token);
        Jwt decoded = verifier.decode(token);
        if (offered != null) {
            verified.put(token, new Verified(decoded, offered));
        }
        return decoded;
    }

    /// Null while the issuer can't be reached and no key of it is known.
    private @Nullable List<JWK> offered() {
        try {
            return keys.get(ALL, null);
        } catch (KeySourceException unreachable) {
            return null;
        }
    }
}
