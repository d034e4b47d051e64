package io.onbehalf.kit.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// How the keys of an issuer are found, and what holds while they can't be.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IssuerKeysTest {
    private static final JWK FIRST = TestIssuer.rsa("first");
    private static final JWK SECOND = TestIssuer.ec("second");

    private final TestIssuer issuer = new TestIssuer("/realms/acme").publish(FIRST);
    private final JwtDecoder tokens = AccessTokens.fromIssuer(issuer.url(), defaults());

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void the_keys_are_where_the_discovery_document_says_and_are_fetched_once() {
        assertThat(issuer.fetches()).isZero();

        tokens.decode(by(FIRST));
        tokens.decode(TestIssuer.signed(FIRST, issuer.claims().subject("sue").build()));

        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void a_slash_at_the_end_belongs_to_the_issuer_s_name() {
        try (TestIssuer slashed = new TestIssuer("/").publish(FIRST)) {
            JwtDecoder of = AccessTokens.fromIssuer(slashed.url(), defaults());
            String token = TestIssuer.signed(FIRST, slashed.claims().build());

            assertThat(of.decode(token).getSubject()).isEqualTo("amy");
        }
    }

    @Test
    void a_key_that_is_new_is_fetched_and_a_withdrawn_one_counts_no_more() {
        String old = by(FIRST);
        tokens.decode(old);
        issuer.publish(SECOND);

        assertThat(tokens.decode(by(SECOND)).getSubject()).isEqualTo("amy");
        refused(old);
    }

    @Test
    void tokens_of_keys_that_nobody_knows_make_at_most_two_fetches_in_five_seconds() {
        tokens.decode(by(FIRST));
        for (int i = 0; i < 20; i++) {
            String token = by(TestIssuer.ec("unknown " + i));
            refused(token);
        }

        assertThat(issuer.fetches()).isLessThanOrEqualTo(4); // two of these seconds, if the machine is slow
        tokens.decode(by(FIRST));
    }

    @Test
    void while_the_issuer_is_away_known_keys_count_and_no_other_token_can_be_judged() {
        tokens.decode(by(FIRST));
        issuer.goAway();

        assertThat(
                        tokens.decode(TestIssuer.signed(FIRST, issuer.claims().subject("sue").build()))
                                .getSubject())
                .isEqualTo("sue");
        unjudged(by(SECOND));
    }

    @Test
    void an_issuer_that_was_away_at_first_is_found_when_it_is_back() {
        issuer.goAway();
        String token = by(FIRST);
        unjudged(token);
        issuer.comeBack();

        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tokens.decode(token).getSubject()).isEqualTo("amy"));
    }

    @Test
    void a_document_that_names_another_issuer_gives_no_keys() {
        issuer.name("https://evil.example");

        assertThatThrownBy(() -> tokens.decode(by(FIRST)))
                .isNotInstanceOf(BadJwtException.class)
                .hasMessageContaining("onbehalf.issuer is " + issuer.url())
                .hasMessageContaining("names the issuer https://evil.example");
    }

    private String by(JWK key) {
        return TestIssuer.signed(key, issuer.claims().build());
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
    }

    /// Neither accepted nor refused: such a call is answered 503.
    private void unjudged(String token) {
        assertThatThrownBy(() -> tokens.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    static TokenProperties defaults() {
        return new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("onbehalf.tokens", TokenProperties.class);
    }
}
