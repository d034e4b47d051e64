package io.onbehalf.gateway.sockets;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/// The sockets at `/channels/{id}`, for pages of the same origin and of those that are allowed, and for
/// clients that are no browser.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketsConfiguration {

    private static final String PATH = "/channels/*";

    /// The container's buffer for what a client sends, one per socket.
    private static final int BUFFER = 1024;

    @Bean
    Sockets sockets(JsonMapper json, MeterRegistry meters) {
        return new Sockets(json, meters);
    }

    @Bean
    Heartbeat heartbeat(Sockets sockets) {
        return new Heartbeat(sockets);
    }

    @Bean
    WebSocketConfigurer socketPaths(
            Sockets sockets,
            Channels channels,
            JsonMapper json,
            WebProperties properties,
            TraceContext trace) {
        var handler = new SocketHandler(sockets, channels, new ClientMessages(channels, sockets, json));
        return registry ->
                registry.addHandler(handler, PATH)
                        .addInterceptors(new ChannelHandshake(channels, trace))
                        .setAllowedOrigins(properties.allowedOrigins().toArray(String[]::new));
    }

    @Bean
    ServletServerContainerFactoryBean socketContainer() {
        var container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(BUFFER);
        container.setMaxBinaryMessageBufferSize(BUFFER);
        return container;
    }

    /// The id in the path is the proof; a WebSocket of a browser can't send a header.
    @Bean
    @Order(2)
    SecurityFilterChain socketSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(PATH)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
