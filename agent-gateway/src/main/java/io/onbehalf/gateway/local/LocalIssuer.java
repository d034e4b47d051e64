package io.onbehalf.gateway.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.onbehalf.gateway.local.LocalUsers.LocalUser;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.security.AccessTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/// Issues tokens to the local users for client credentials, with a key made at start: a restart ends them
/// all.
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalIssuer {
    static final String TOKENS = "/oauth/token";
    static final String KEYS = "/oauth2/jwks";

    @Bean
    @Order(1)
    SecurityFilterChain issuerSecurity(HttpSecurity http, TraceContext trace) throws Exception {
        return http.securityMatcher(TOKENS, KEYS)
                .oauth2AuthorizationServer(server ->
                        server.clientAuthentication(
                                client -> client.errorResponseHandler(ClientErrors::answer)))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(ClientErrors::answer))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenMethod(trace), DisableEncodeUrlFilter.class)
                .addFilterBefore(new FailedSignInLimit(InstantSource.system(), trace), DisableEncodeUrlFilter.class)
                .build();
    }

    /// The discovery document needs no token.
    @Bean
    @Order(1)
    SecurityFilterChain discoverySecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(Discovery.OPENID, Discovery.OAUTH)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    AuthorizationServerSettings issuerSettings(WebProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer())
                .tokenEndpoint(TOKENS)
                .jwkSetEndpoint(KEYS)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys() throws JOSEException {
        return new ImmutableJWKSet<>(
                new JWKSet(
                        new RSAKeyGenerator(2048)
                                .keyID(UUID.randomUUID().toString())
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.RS256)
                                .generate()));
    }

    /// The gateway knows the key: it needs no call to itself.
    @Bean
    JwtDecoder accessTokenDecoder(JWKSource<SecurityContext> signingKeys, WebProperties properties) {
        return AccessTokens.signedBy(signingKeys, properties.issuer());
    }

    @Bean
    RegisteredClientRepository clients(LocalUsers local) {
        List<RegisteredClient> clients =
                local.users().stream().map(user -> client(user, local.tokenLife())).toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new StatelessAuthorizations();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(LocalUsers local) {
        return token -> {
            LocalUser user = local.named(token.getRegisteredClient().getClientId());
            token.getClaims()
                    .subject(user.id())
                    .audience(List.of(AccessTokens.AUDIENCE))
                    .claim("client_id", user.name())
                    .claim("org", user.organizationId())
                    .claim("name", user.displayName())
                    .claim("preferred_username", user.name())
                    .claim("email", user.email())
                    .claim("permissions", List.copyOf(user.permissions()));
        };
    }

    private static RegisteredClient client(LocalUser user, Duration tokenLife) {
        return RegisteredClient.withId(user.id())
                .clientId(user.name())
                .clientSecret("{noop}" + user.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(tokenLife).build())
                .build();
    }
}
