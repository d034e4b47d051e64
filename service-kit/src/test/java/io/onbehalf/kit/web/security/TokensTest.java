package io.onbehalf.kit.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.onbehalf.kit.web.TinyService;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WebMvcTest(TinyService.TinyController.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokensTest {
    private static final RSAKey KEY = TestIssuer.rsa("right");
    private static final RSAKey OTHER_KEY = TestIssuer.rsa("right");
    private static final ECKey EC_KEY = TestIssuer.ec("elliptic");
    private static final TestIssuer ISSUER = new TestIssuer("").publish(KEY, EC_KEY);

    private final MockMvcTester mvc;

    @Autowired
    TokensTest(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("onbehalf.issuer", ISSUER::url);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void a_token_of_our_issuer_is_believed() {
        assertThat(mvc.perform(with(signed(KEY, claims -> claims)))).hasStatusOk();
        assertThat(mvc.perform(with(signed(EC_KEY, claims -> claims)))).hasStatusOk();
    }

    @Test
    void a_token_says_that_it_is_an_access_token_or_at_least_nothing_else() {
        for (String type : List.of("at+jwt", "application/at+jwt")) {
            assertThat(mvc.perform(with(typed(type)))).hasStatusOk();
        }
        refused(typed("logout+jwt"));
    }

    @Test
    void no_token_is_answered_with_authentication_required() {
        assertThat(mvc.perform(with(null)))
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("authentication.required");
    }

    @Test
    void a_call_with_two_tokens_is_malformed() {
        String token = signed(KEY, claims -> claims);
        assertThat(
                        mvc.perform(
                                get("/api/v2/tiny/times")
                                        .header("Authorization", "Bearer " + token, "Bearer " + token)))
                .hasStatus(400)
                .hasHeader("WWW-Authenticate", "Bearer error=\"invalid_request\"")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bad.request");
    }

    @Test
    void the_metadata_of_a_resource_are_not_open() {
        assertThat(mvc.perform(get("/.well-known/oauth-protected-resource"))).hasStatus(401);
    }

    @Test
    void a_token_of_another_issuer_or_audience_is_refused() {
        refused(signed(KEY, claims -> claims.issuer("http://127.0.0.1:1")));
        refused(signed(KEY, claims -> claims.audience("another")));
        refused(signed(KEY, claims -> claims.audience((String) null)));
    }

    @Test
    void an_expired_token_and_one_that_never_expires_are_refused() {
        refused(signed(KEY, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        refused(signed(KEY, claims -> claims.expirationTime(null)));
    }

    @Test
    void a_token_signed_by_another_key_or_by_none_or_with_a_shared_secret_is_refused() throws JOSEException {
        refused(signed(OTHER_KEY, claims -> claims));
        refused(new PlainJWT(ISSUER.claims().build()).serialize());
        refused(shared(new byte[32]));
        refused(shared(KEY.toRSAPublicKey().getEncoded()));
        refused(shared(KEY.toPublicJWK().toJSONString().getBytes(UTF_8)));
        refused("nonsense");
    }

    @Test
    void a_token_that_is_changed_after_it_was_signed_is_refused() {
        String[] parts = signed(KEY, claims -> claims).split("\\.", -1);
        String[] other = signed(KEY, claims -> claims.subject("sue")).split("\\.", -1);
        refused(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void a_token_without_user_or_organization_is_refused() {
        refused(signed(KEY, claims -> claims.subject(null)));
        refused(signed(KEY, claims -> claims.claim("org", null)));
        refused(signed(KEY, claims -> claims.claim("org", " ")));
        // They are parts of keys.
        for (String bad : List.of("acme/eu", "acme:eu", "ac\u0000me", "a me", "x".repeat(129))) {
            refused(signed(KEY, claims -> claims.claim("org", bad)));
            refused(signed(KEY, claims -> claims.subject(bad)));
        }
    }

    private void refused(String token) {
        assertThat(mvc.perform(with(token)))
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bad.credentials");
    }

    private static String typed(String type) {
        return TestIssuer.signed(KEY, new JOSEObjectType(type), ISSUER.claims().build());
    }

    /// A token signed by a secret that a service could take for the key.
    private static String shared(byte[] secret) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("right").build();
        SignedJWT token = new SignedJWT(header, ISSUER.claims().build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static MockHttpServletRequestBuilder with(@Nullable String token) {
        MockHttpServletRequestBuilder request = get("/api/v2/tiny/times");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String signed(JWK key, UnaryOperator<JWTClaimsSet.Builder> change) {
        return TestIssuer.signed(key, change.apply(ISSUER.claims()).build());
    }
}
