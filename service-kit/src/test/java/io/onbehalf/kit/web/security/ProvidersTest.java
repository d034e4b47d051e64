package io.onbehalf.kit.web.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.WebProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Tokens as three providers make them, with the settings that the README gives for each.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProvidersTest {
    private static final JWK RSA = TestIssuer.rsa("rsa");
    private static final JWK EC = TestIssuer.ec("ec");

    private static final String KEYCLOAK =
            """
            {
              "jti": "onrtac:9f0c3e2b", "iss": "ISSUER", "aud": ["onbehalf", "account"], "typ": "Bearer",
              "sub": "3b0b5a52-0d6c-4f0e-9b3c-6a2f8b1f0a11", "azp": "onbehalf-client", "sid": "Zx1", "acr": "1",
              "realm_access": {"roles": ["offline_access", "agent", "default-roles-acme"]},
              "resource_access": {
                "onbehalf": {"roles": ["supervisor"]},
                "account": {"roles": ["manage-account", "admin"]}
              },
              "scope": "openid email profile", "org": "acme", "email_verified": true,
              "name": "Amy Agent", "preferred_username": "amy", "given_name": "Amy", "email": "amy@acme.example"
            }
            """;

    private static final String ENTRA =
            """
            {
              "aud": "6e74172b-be56-4843-9ff4-e66a39bb12e3", "iss": "ISSUER", "ver": "2.0", "aio": "AWQAm/8T",
              "azp": "7d8cd4a1-c7e0-4d4f-93b9-6c4b1f5a9d0e", "azpacr": "1", "name": "Amy Agent",
              "oid": "690222be-ff1a-4d56-abd1-7e4f7d38e474", "preferred_username": "amy@acme.example",
              "rh": "0.AX0A", "roles": ["Onbehalf.Agent", "Payroll.Admin"], "scp": "access_as_user",
              "sub": "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ", "uti": "pRfyIwDa",
              "tid": "72f988bf-86f1-41af-91ab-2d7cd011db47"
            }
            """;

    private static final String AUTH0 =
            """
            {
              "https://onbehalf.example/user": "5d1f3a5e-7a3f-4d53-8f2c-1b6a1b7f9c21",
              "https://onbehalf.example/org": "acme", "https://onbehalf.example/name": "Amy Agent",
              "https://onbehalf.example/email": "amy@acme.example", "https://onbehalf.example/roles": ["agent"],
              "iss": "ISSUER", "sub": "auth0|5f7c8ec7c33c6c004bbafe82", "azp": "my_client_id",
              "aud": ["https://onbehalf.example/api", "https://acme.eu.auth0.com/userinfo"],
              "scope": "openid profile email", "permissions": ["routing:queue:view"]
            }
            """;

    @Test
    void keycloak() throws Exception {
        try (Provider provider = new Provider("Keycloak", "/realms/acme")) {
            Jwt token = provider.decode(EC, KEYCLOAK);

            assertThat(Caller.of(token))
                    .isEqualTo(
                            new Caller(
                                    "3b0b5a52-0d6c-4f0e-9b3c-6a2f8b1f0a11",
                                    "Amy Agent",
                                    "acme",
                                    Set.of(
                                            "conversation:message:create",
                                            "conversation:message:view",
                                            "onbehalf:conversation:supervise"),
                                    requireNonNull(token.getExpiresAt())));
            assertThat(token.getClaimAsString("preferred_username")).isEqualTo("amy");
            assertThat(token.getClaimAsString("email")).isEqualTo("amy@acme.example");
        }
    }

    @Test
    void entra() throws Exception {
        try (Provider provider = new Provider("Entra ID", "/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0")) {
            Jwt token = provider.decode(RSA, ENTRA);

            assertThat(Caller.of(token))
                    .isEqualTo(
                            new Caller(
                                    "690222be-ff1a-4d56-abd1-7e4f7d38e474",
                                    "Amy Agent",
                                    "72f988bf-86f1-41af-91ab-2d7cd011db47",
                                    Set.of("conversation:message:create", "conversation:message:view"),
                                    requireNonNull(token.getExpiresAt())));
        }
    }

    @Test
    void auth0() throws Exception {
        try (Provider provider = new Provider("Auth0", "/")) {
            Jwt token = provider.decode(RSA, AUTH0);

            assertThat(Caller.of(token))
                    .isEqualTo(
                            new Caller(
                                    "5d1f3a5e-7a3f-4d53-8f2c-1b6a1b7f9c21",
                                    "Amy Agent",
                                    "acme",
                                    Set.of(
                                            "conversation:message:create",
                                            "conversation:message:view",
                                            "routing:queue:view"),
                                    requireNonNull(token.getExpiresAt())));
            assertThat(token.getClaimAsString("email")).isEqualTo("amy@acme.example");
        }
    }

    @Test
    void a_claim_of_a_standard_name_that_is_not_configured_gives_nothing() throws Exception {
        try (Provider provider = new Provider("Entra ID", "/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0")) {
            String token = ENTRA.replace("\"oid\"", "\"another\"");
            assertThatThrownBy(() -> provider.decode(RSA, token))
                    .isInstanceOf(BadJwtException.class)
                    .hasMessageContaining("sub");

            String noOrganization = ENTRA.replace("\"tid\"", "\"org\"");
            assertThatThrownBy(() -> provider.decode(RSA, noOrganization))
                    .isInstanceOf(BadJwtException.class)
                    .hasMessageContaining("org");
        }
    }

    @Test
    void a_role_with_spaces_is_one_role_and_permissions_may_be_a_text() throws Exception {
        try (Provider provider = new Provider("Auth0", "/")) {
            String token =
                    AUTH0.replace("[\"agent\"]", "\"agent of nothing\"")
                            .replace("[\"routing:queue:view\"]", "\"routing:queue:view routing:queue:add\"");

            assertThat(Caller.of(provider.decode(RSA, token)).permissions())
                    .containsExactlyInAnyOrder("routing:queue:view", "routing:queue:add");
        }
    }

    @Test
    void a_token_for_another_audience_is_refused_by_each() throws Exception {
        try (Provider provider = new Provider("Keycloak", "/realms/acme")) {
            String token = KEYCLOAK.replace("\"onbehalf\", ", "");
            assertThatThrownBy(() -> provider.decode(EC, token))
                    .isInstanceOf(BadJwtException.class)
                    .hasMessageContaining("aud");
        }
    }

    /// A provider with the README's settings for it; only its address is another.
    private static final class Provider implements AutoCloseable {
        private final TestIssuer issuer;
        private final JwtDecoder tokens;

        Provider(String name, String path) throws IOException {
            Binder settings = settings(name);
            WebProperties documented = settings.bindOrCreate("onbehalf", WebProperties.class);
            assertThat(documented.issuer()).endsWith(path);
            issuer = new TestIssuer(path).publish(RSA, EC);
            tokens =
                    AccessTokens.fromIssuer(
                            issuer.url(), settings.bindOrCreate("onbehalf.tokens", TokenProperties.class));
        }

        Jwt decode(JWK key, String claims) throws ParseException {
            JWTClaimsSet said = JWTClaimsSet.parse(claims.replace("ISSUER", issuer.url()));
            var dated =
                    new JWTClaimsSet.Builder(said)
                            .expirationTime(issuer.claims().build().getExpirationTime());
            return tokens.decode(TestIssuer.signed(key, dated.build()));
        }

        @Override
        public void close() {
            issuer.close();
        }
    }

    /// The example below the provider's headline.
    private static Binder settings(String provider) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String below = readme.substring(readme.indexOf("\n#### " + provider + "\n"));
        int start = below.indexOf("```yaml\n") + "```yaml\n".length();
        byte[] yaml = below.substring(start, below.indexOf("```", start)).getBytes(StandardCharsets.UTF_8);
        return new Binder(
                ConfigurationPropertySources.from(
                        new YamlPropertySourceLoader().load(provider, new ByteArrayResource(yaml))));
    }
}
