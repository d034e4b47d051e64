package io.onbehalf.gateway.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The pages of the web client: they need no token, and say nothing about anybody.
@Configuration(proxyBeanMethods = false)
class ClientPages implements WebMvcConfigurer {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /// Those parts of Lit that the client's import map names.
    private static final String[] LIBRARIES = {"lit", "lit-html", "lit-element", "lit__reactive-element"};

    private final ClientFiles files = new ClientFiles();
    private final @Nullable URI address;

    /// @param address the one that browsers know; empty for any
    ClientPages(@Value("${onbehalf.session.address:}") String address) throws IOException {
        this.address = address.isEmpty() ? null : URI.create(address);
    }

    @Bean
    RouterFunction<ServerResponse> clientRoutes() {
        return RouterFunctions.route()
                .GET("/", this::index)
                .GET("/signed-in", _ -> html(files.signedIn()))
                .build();
    }

    /// At another address the session's cookie would not be there after the sign-in.
    private ServerResponse index(ServerRequest request) {
        URI asked = request.uri();
        return address == null || address.getAuthority().equals(asked.getAuthority())
                ? html(files.index())
                : ServerResponse.temporaryRedirect(address.resolve("/")).build();
    }

    private static ServerResponse html(String page) {
        return ServerResponse.ok().contentType(HTML).cacheControl(CacheControl.noCache()).body(page);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(files.path() + "**")
                .addResourceLocations("classpath:/" + ClientFiles.FOLDER)
                .setCacheControl(FOR_GOOD)
                .resourceChain(true)
                .addTransformer(new WithoutComments());
        for (String library : LIBRARIES) {
            registry.addResourceHandler("/webjars/" + library + "/**")
                    .addResourceLocations("classpath:/META-INF/resources/webjars/" + library + "/")
                    .setCacheControl(FOR_GOOD);
        }
    }

    @Bean
    @Order(4)
    SecurityFilterChain clientSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/", "/signed-in", "/app/**", "/webjars/**")
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .headers(headers ->
                        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                                .contentSecurityPolicy(policy -> policy.policyDirectives(policy()))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /// Nothing runs or is loaded but our own files, and no text becomes HTML: Trusted Types leave that to
    /// Lit's templates.
    private String policy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' " + files.importMapHash(),
                "style-src 'self'",
                "img-src 'self'",
                "font-src 'self'",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }
}
