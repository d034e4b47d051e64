package io.onbehalf.gateway.session;

import io.onbehalf.kit.web.ApiException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/// Ends a session: deletes its cookie, has its refresh token revoked, and says where the client goes next,
/// which is to the issuer if that has sessions of its own (OpenID Connect RP-Initiated Logout 1.0). It ends
/// also while the issuer is away, and [SignedOut] keeps it from coming back.
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
class SignOut {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);
    private static final String END_SESSION = "end_session_endpoint";

    private final SealedCookie<Session> cookie;
    private final SealedCookie<SignedOut> signedOut;
    private final SessionProperties properties;
    private final ClientRegistrationRepository registrations;
    private final TokenRevocation revocation;
    private final InstantSource clock = InstantSource.system();

    SignOut(
            SealedCookie<Session> cookie,
            SealedCookie<SignedOut> signedOut,
            SessionProperties properties,
            ClientRegistrationRepository registrations,
            HttpClient upstreamClient) {
        this.cookie = cookie;
        this.signedOut = signedOut;
        this.properties = properties;
        this.registrations = registrations;
        revocation = new TokenRevocation(upstreamClient);
    }

    @Bean
    RouterFunction<ServerResponse> signOutRoute() {
        return RouterFunctions.route().POST(SignIn.SIGN_OUT, this::signOut).build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain signOutSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(SignIn.SIGN_OUT)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // the client's header is the proof
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private ServerResponse signOut(ServerRequest request) {
        if (request.headers().firstHeader(SessionFilter.CLIENT) == null) {
            throw ApiException.forbidden(
                    ApiException.MISSING_PERMISSIONS, "only the web client signs out", Map.of());
        }
        Optional<Session> session = cookie.read(request.servletRequest());
        Optional<ClientRegistration> client = client();
        client.ifPresent(issuer ->
                session.map(Session::refreshToken).ifPresent(token -> revocation.revoke(issuer, token)));
        String home = home(request);
        return ServerResponse.ok()
                .headers(headers -> {
                    headers.add(HttpHeaders.SET_COOKIE, cookie.deleted());
                    session.ifPresent(each -> headers.add(HttpHeaders.SET_COOKIE, signedOut(each)));
                })
                .body(Map.of("next", client.map(issuer -> next(issuer, home)).orElse("/")));
    }

    private String signedOut(Session session) {
        return signedOut.written(new SignedOut(session.ends()), session.lifeLeft(clock.instant()));
    }

    /// The client's page as browsers know it.
    private String home(ServerRequest request) {
        URI address = properties.address();
        return address == null
                ? UriComponentsBuilder.fromUri(request.uri()).replacePath("/").toUriString()
                : address.resolve("/").toString();
    }

    /// Empty if the issuer is to be asked for its endpoints and does not answer.
    private Optional<ClientRegistration> client() {
        try {
            return Optional.ofNullable(registrations.findByRegistrationId(SignIn.REGISTRATION));
        } catch (RuntimeException unreachable) {
            LOG.warn("somebody signs out while the issuer is away: {}", unreachable.toString());
            return Optional.empty();
        }
    }

    private static String next(ClientRegistration registration, String home) {
        return registration.getProviderDetails().getConfigurationMetadata().get(END_SESSION)
                        instanceof String endSession
                ? UriComponentsBuilder.fromUriString(endSession)
                        .queryParam("client_id", registration.getClientId())
                        .queryParam("post_logout_redirect_uri", home)
                        .toUriString()
                : "/";
    }
}
