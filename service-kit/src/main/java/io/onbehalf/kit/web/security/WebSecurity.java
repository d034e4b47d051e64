package io.onbehalf.kit.web.security;

import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/// Every path but those of health, and of metrics on the management port, needs a Bearer token; there are no
/// sessions, forms or cookies.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(TokenProperties.class)
public class WebSecurity {

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokenDecoder(WebProperties properties, TokenProperties tokens) {
        return AccessTokens.fromIssuer(properties.issuer(), tokens);
    }

    /// One observation of a call is enough: by default each filter of the chain has its own.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityErrors securityErrors(TraceContext trace) {
        return new SecurityErrors(trace);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain bearerTokenSecurity(HttpSecurity http, SecurityErrors errors, JwtDecoder decoder)
            throws Exception {
        DefaultSecurityFilterChain chain =
                http.authorizeHttpRequests(paths ->
                                paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                        .permitAll()
                                        .requestMatchers(
                                                "/livez",
                                                "/readyz",
                                                "/actuator/health/**",
                                                "/actuator/prometheus")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                        .oauth2ResourceServer(server ->
                                server.jwt(jwt -> jwt.decoder(decoder))
                                        .bearerTokenResolver(new OneToken())
                                        .authenticationEntryPoint(errors)
                                        .accessDeniedHandler(errors)
                                        .withObjectPostProcessor(answeringItself(errors)))
                        .exceptionHandling(
                                e -> e.authenticationEntryPoint(errors).accessDeniedHandler(errors))
                        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                        .requestCache(AbstractHttpConfigurer::disable)
                        .csrf(AbstractHttpConfigurer::disable)
                        .logout(AbstractHttpConfigurer::disable)
                        .build();
        return withoutMetadata(chain);
    }

    /// The chain without the metadata of RFC 9728, which the resource server always adds: they are open,
    /// repeat the caller's `Host` and promise certificates that nobody checks.
    private static SecurityFilterChain withoutMetadata(DefaultSecurityFilterChain chain) {
        return new DefaultSecurityFilterChain(
                chain.getRequestMatcher(),
                chain.getFilters().stream()
                        .filter(filter -> !(filter instanceof OAuth2ProtectedResourceMetadataFilter))
                        .toList());
    }

    /// By default the filter rethrows when the issuer can't be reached, and the container answers 500.
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringItself(
            SecurityErrors errors) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(errors::commence);
                return filter;
            }
        };
    }
}
