package io.onbehalf.kit.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Decodes access tokens. Accepted are those that our issuer has signed by one of the algorithms, for one of
/// the audiences, that have not expired and name a user and an organization. A decoded token has the claims
/// of [StandardClaims].
public final class AccessTokens {
    public static final String AUDIENCE = "onbehalf";

    private static final Pattern ID = Pattern.compile("[^/:\\p{C}\\p{Z}]{1,128}");

    private AccessTokens() {}

    /// Accepts tokens signed by the issuer's keys, as its discovery document names them ([IssuerKeys]).
    public static JwtDecoder fromIssuer(String issuer, TokenProperties properties) {
        return signedBy(new IssuerKeys(issuer), issuer, properties);
    }

    /// Accepts tokens signed by one of the keys. A verified token is remembered ([VerifiedTokens]).
    public static JwtDecoder signedBy(
            JWKSource<SecurityContext> keys, String issuer, TokenProperties properties) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(keys)
                        .jwsAlgorithms(algorithms -> algorithms.addAll(properties.algorithms()))
                        .build();
        OAuth2TokenValidator<Jwt> claims = validator(issuer, properties.audiences());
        decoder.setClaimSetConverter(new StandardClaims(properties));
        decoder.setJwtValidator(claims);
        return new VerifiedTokens(decoder, claims, keys);
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, Set<String> audiences) {
        return JwtValidators.createDefaultWithValidators(
                List.of(
                        types(),
                        new JwtIssuerValidator(issuer),
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD,
                                aud -> aud != null && !Collections.disjoint(aud, audiences)),
                        new JwtClaimValidator<>(JwtClaimNames.EXP, exp -> exp != null),
                        id(JwtClaimNames.SUB),
                        id(StandardClaims.ORGANIZATION)));
    }

    /// `at+jwt` is an access token's (RFC 9068, 2.1); many issuers say `JWT`, or nothing.
    private static JwtTypeValidator types() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    /// Users and organizations are parts of keys, which are parted by some characters.
    private static OAuth2TokenValidator<Jwt> id(String claim) {
        return new JwtClaimValidator<>(claim, value -> value instanceof String s && ID.matcher(s).matches());
    }
}
