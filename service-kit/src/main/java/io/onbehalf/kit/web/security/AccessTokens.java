package io.onbehalf.kit.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Decodes access tokens. Accepted are those signed with RS256, of our issuer and for our audience, that have
/// not expired and name a user and an organization.
public final class AccessTokens {
    public static final String AUDIENCE = "onbehalf";

    private static final Pattern ID = Pattern.compile("[^/:\\p{C}\\p{Z}]{1,128}");

    private AccessTokens() {}

    /// Accepts tokens signed by the keys at `<issuer>/oauth2/jwks`. The keys are fetched at first use, and
    /// kept while the issuer is away.
    public static JwtDecoder fromIssuer(String issuer) {
        try {
            var keys = URI.create(issuer + "/oauth2/jwks").toURL();
            return signedBy(
                    JWKSourceBuilder.create(keys, new DefaultResourceRetriever(1_000, 2_000, 50 * 1024))
                            .rateLimited(5_000)
                            .retrying(true)
                            .outageTolerant(true)
                            .build(),
                    issuer);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("onbehalf.issuer " + issuer + ": not a URL", e);
        }
    }

    /// Accepts tokens signed by one of the keys. A verified token is remembered ([VerifiedTokens]).
    public static JwtDecoder signedBy(JWKSource<SecurityContext> keys, String issuer) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
        OAuth2TokenValidator<Jwt> claims = validator(issuer);
        decoder.setJwtValidator(claims);
        return new VerifiedTokens(decoder, claims, keys);
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer) {
        return new DelegatingOAuth2TokenValidator<>(
                List.of(
                        JwtValidators.createDefaultWithIssuer(issuer),
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD, aud -> aud != null && aud.contains(AUDIENCE)),
                        new JwtClaimValidator<>(JwtClaimNames.EXP, exp -> exp != null),
                        id(JwtClaimNames.SUB),
                        id("org")));
    }

    /// Users and organizations are parts of keys, which are parted by some characters.
    private static OAuth2TokenValidator<Jwt> id(String claim) {
        return new JwtClaimValidator<>(claim, value -> value instanceof String s && ID.matcher(s).matches());
    }
}
