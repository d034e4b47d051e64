package io.onbehalf.gateway.session;

import io.onbehalf.kit.web.TraceContext;
import java.time.InstantSource;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;

/// The gateway as the OIDC client of its web client (authorization code with PKCE): RFC 10017's "backend for
/// frontend". The issuer is the one that `spring.security.oauth2.client` names; without one nobody signs in.
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
class SignInSecurity {

    private static final String SESSION = "onbehalf-session";
    private static final String SIGN_IN = "onbehalf-sign-in";
    private static final String SIGNED_OUT = "onbehalf-signed-out";

    private final InstantSource clock = InstantSource.system();

    /// The issuer is asked for its endpoints at the first sign-in, not at start: it may be down then.
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(
                        new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    @Bean
    SessionKeys sessionKeys(SessionProperties properties) {
        return new SessionKeys(properties);
    }

    @Bean
    SealedCookie<Session> sessionCookie(SessionProperties properties, SessionKeys keys) {
        return new SealedCookie<>(
                SESSION,
                Session.class,
                SealedCookie.SameSite.STRICT,
                properties.secureCookie(),
                keys.of(SESSION));
    }

    @Bean
    SealedCookie<SignedOut> signedOutCookie(SessionProperties properties, SessionKeys keys) {
        return new SealedCookie<>(
                SIGNED_OUT,
                SignedOut.class,
                SealedCookie.SameSite.STRICT,
                properties.secureCookie(),
                keys.of(SIGNED_OUT));
    }

    @Bean
    FilterRegistrationBean<SessionFilter> sessionFilter(
            SealedCookie<Session> cookie,
            SealedCookie<SignedOut> signedOut,
            ClientRegistrationRepository registrations,
            TraceContext trace) {
        var refresh = new SessionRefresh(registrations, new RestClientRefreshTokenTokenResponseClient());
        var filter =
                new FilterRegistrationBean<>(new SessionFilter(cookie, signedOut, refresh, clock, trace));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    @Order(4)
    SecurityFilterChain signInChain(
            HttpSecurity http,
            SessionProperties properties,
            SessionKeys keys,
            SealedCookie<Session> session,
            ClientRegistrationRepository registrations)
            throws Exception {
        var requests =
                new SignInRequests(
                        new SealedCookie<>(
                                SIGN_IN,
                                SignInRequests.Begun.class,
                                SealedCookie.SameSite.LAX,
                                properties.secureCookie(),
                                keys.of(SIGN_IN)));
        var outcome = new SignInOutcome(requests);
        return http.securityMatcher(SignIn.START, SignIn.CALLBACK)
                .authorizeHttpRequests(paths -> paths.anyRequest().denyAll())
                .oauth2Login(login ->
                        login.clientRegistrationRepository(registrations)
                                .authorizedClientRepository(new SessionCookies(session, properties, clock))
                                .authorizationEndpoint(start ->
                                        start.baseUri(SignIn.BASE).authorizationRequestRepository(requests))
                                .redirectionEndpoint(back -> back.baseUri(SignIn.CALLBACK))
                                .loginProcessingUrl(SignIn.CALLBACK)
                                .loginPage(SignIn.START)
                                .successHandler(outcome)
                                .failureHandler(outcome))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // the state is the proof
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
