package io.onbehalf.gateway.session;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.web.ApiException;
import java.util.Map;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
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

/// Ends a session: deletes its cookie, and says where the client goes next, which is to the issuer if that
/// has sessions of its own (OpenID Connect RP-Initiated Logout 1.0).
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
class SignOut {

    private static final String END_SESSION = "end_session_endpoint";

    private final SealedCookie<Session> cookie;
    private final ClientRegistrationRepository registrations;

    SignOut(SealedCookie<Session> cookie, ClientRegistrationRepository registrations) {
        this.cookie = cookie;
        this.registrations = registrations;
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
        String home = UriComponentsBuilder.fromUri(request.uri()).replacePath("/").toUriString();
        return ServerResponse.ok()
                .headers(headers -> headers.add("Set-Cookie", cookie.deleted()))
                .body(Map.of("next", next(home)));
    }

    private String next(String home) {
        ClientRegistration registration =
                requireNonNull(registrations.findByRegistrationId(SignIn.REGISTRATION));
        return registration.getProviderDetails().getConfigurationMetadata().get(END_SESSION)
                        instanceof String endSession
                ? UriComponentsBuilder.fromUriString(endSession)
                        .queryParam("client_id", registration.getClientId())
                        .queryParam("post_logout_redirect_uri", home)
                        .toUriString()
                : "/";
    }
}
