package io.onbehalf.gateway.local;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.onbehalf.gateway.local.LocalUsers.LocalUser;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.security.AccessTokens;
import io.onbehalf.kit.web.security.TokenProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Issues tokens to the local users: for client credentials, and for who signs in on the web client.
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalIssuer {
    static final String AUTHORIZE = "/oauth/authorize";
    static final String TOKENS = "/oauth/token";
    static final String KEYS = "/oauth2/jwks";
    static final String REVOCATION = "/oauth/revoke";

    /// Where a client proves itself by its secret.
    static final Set<String> WITH_SECRET = Set.of(TOKENS, REVOCATION);

    @Bean
    @Order(1)
    SecurityFilterChain issuerSecurity(HttpSecurity http, SecretGuesses guesses, TraceContext trace)
            throws Exception {
        return http.securityMatcher(TOKENS, KEYS, REVOCATION)
                .oauth2AuthorizationServer(server ->
                        server.clientAuthentication(
                                        client -> client.errorResponseHandler(ClientErrors::answer))
                                .tokenRevocationEndpoint(
                                        revocation -> revocation.errorResponseHandler(ClientErrors::answer)))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(ClientErrors::answer))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenMethod(trace), DisableEncodeUrlFilter.class)
                .addFilterBefore(new FailedSignInLimit(guesses, trace), DisableEncodeUrlFilter.class)
                .build();
    }

    /// Where a client sends who is to sign in: first the form, then with its code back to the client.
    @Bean
    @Order(1)
    SecurityFilterChain authorizeSecurity(HttpSecurity http, LocalUsers local, SecretGuesses guesses)
            throws Exception {
        SignInPage page = new SignInPage();
        return http.securityMatcher(AUTHORIZE)
                .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(page))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // the form's password is the proof
                .addFilterAfter(new PasswordFilter(local, guesses, page), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> signInStyle() {
        return RouterFunctions.route()
                .GET(
                        SignInPage.STYLE,
                        _ ->
                                ServerResponse.ok()
                                        .contentType(MediaType.valueOf("text/css"))
                                        .body(new ClassPathResource("local/sign-in.css")))
                .build();
    }

    @Bean
    SecretGuesses secretGuesses() {
        return new SecretGuesses(InstantSource.system());
    }

    /// The discovery document and the form's style need no token.
    @Bean
    @Order(1)
    SecurityFilterChain discoverySecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(Discovery.OPENID, Discovery.OAUTH, SignInPage.STYLE)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    AuthorizationServerSettings issuerSettings(WebProperties properties) {
        if (properties.issuer().endsWith("/")) {
            throw new IllegalArgumentException(
                    "onbehalf.issuer '"
                            + properties.issuer()
                            + "': the local issuer's has no slash at the end");
        }
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer())
                .authorizationEndpoint(AUTHORIZE)
                .tokenEndpoint(TOKENS)
                .jwkSetEndpoint(KEYS)
                .tokenRevocationEndpoint(REVOCATION)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(LocalUsers local) {
        Path file = local.signingKey();
        return new ImmutableJWKSet<>(new JWKSet(file == null ? SigningKey.made() : SigningKey.in(file)));
    }

    /// The gateway knows the key: it needs no call to itself.
    @Bean
    JwtDecoder accessTokenDecoder(
            JWKSource<SecurityContext> signingKeys, WebProperties properties, TokenProperties tokens) {
        return AccessTokens.signedBy(signingKeys, properties.issuer(), tokens);
    }

    @Bean
    RegisteredClientRepository clients(LocalUsers local, OAuth2ClientProperties webClients) {
        return new InMemoryRegisteredClientRepository(
                Stream.concat(
                                local.users().stream().map(user -> client(user, local.tokenLife())),
                                webClients.getRegistration().values().stream()
                                        .map(client -> webClient(client, local.signInLife())))
                        .toList());
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new PendingCodes();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(LocalUsers local) {
        return token -> {
            boolean isSignIn =
                    AuthorizationGrantType.AUTHORIZATION_CODE.equals(token.getAuthorizationGrantType());
            LocalUser user =
                    local.named(
                            isSignIn
                                    ? requireNonNull(token.<Authentication>getPrincipal()).getName()
                                    : token.getRegisteredClient().getClientId());
            token.getClaims().subject(user.id());
            if (token.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                token.getClaims()
                        .audience(List.of(AccessTokens.AUDIENCE))
                        .claim("client_id", token.getRegisteredClient().getClientId())
                        .claim("org", user.organizationId())
                        .claim("name", user.displayName())
                        .claim("preferred_username", user.name())
                        .claim("email", user.email())
                        .claim("permissions", List.copyOf(user.permissions()));
            }
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

    /// The gateway's own registration, as the issuer knows it.
    private static RegisteredClient webClient(OAuth2ClientProperties.Registration client, Duration life) {
        return RegisteredClient.withId(requireNonNull(client.getClientId()))
                .clientId(requireNonNull(client.getClientId()))
                .clientSecret("{noop}" + client.getClientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(requireNonNull(client.getRedirectUri()))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(
                        TokenSettings.builder()
                                .authorizationCodeTimeToLive(PendingCodes.LIFE)
                                .accessTokenTimeToLive(life)
                                .build())
                .build();
    }
}
