package io.onbehalf.gateway.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Lets everybody read the document: it tells of the API and of nobody's data.
@Configuration(proxyBeanMethods = false)
class DocsSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain documentSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(DocsController.PATH)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
