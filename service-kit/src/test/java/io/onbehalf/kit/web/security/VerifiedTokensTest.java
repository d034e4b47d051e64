package io.onbehalf.kit.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifiedTokensTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String TOKEN = "header.claims.signature";

    private final AtomicReference<Instant> now = new AtomicReference<>(NINE);
    private final AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet(key("first")));
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify, timestamps(), source());
    private int verifications;

    @Test
    void the_signature_of_a_token_is_verified_once() {
        Jwt first = tokens.decode(TOKEN);
        Jwt second = tokens.decode(TOKEN);

        assertThat(second).isSameAs(first);
        assertThat(verifications).isEqualTo(1);
    }

    @Test
    void another_token_is_verified() {
        tokens.decode(TOKEN);
        tokens.decode(TOKEN + "2");

        assertThat(verifications).isEqualTo(2);
    }

    @Test
    void a_remembered_token_is_accepted_no_longer_than_until_it_expires() {
        tokens.decode(TOKEN);
        now.set(NINE.plus(Duration.ofMinutes(6)));

        assertThatThrownBy(() -> tokens.decode(TOKEN)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_withdrawn_key_ends_the_tokens_that_it_signed() {
        tokens.decode(TOKEN);
        keys.set(new JWKSet(key("second")));

        assertThatThrownBy(() -> tokens.decode(TOKEN)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_refused_token_is_not_remembered() {
        JWKSet first = keys.get();
        keys.set(new JWKSet(key("second")));
        assertThatThrownBy(() -> tokens.decode(TOKEN)).isInstanceOf(BadJwtException.class);
        keys.set(first);

        assertThat(tokens.decode(TOKEN).getSubject()).isEqualTo("amy");
    }

    /// The verifier: believes what the first key signed, for five minutes.
    private Jwt verify(String token) {
        verifications++;
        if (keys.get().getKeyByKeyId("first") == null || now.get().isAfter(NINE.plusSeconds(300))) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("amy")
                .expiresAt(NINE.plusSeconds(300))
                .build();
    }

    private JwtTimestampValidator timestamps() {
        JwtTimestampValidator validator = new JwtTimestampValidator(Duration.ZERO);
        InstantSource clock = now::get;
        validator.setClock(clock.withZone(ZoneOffset.UTC));
        return validator;
    }

    private JWKSource<SecurityContext> source() {
        return (selector, _) -> selector.select(keys.get());
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
