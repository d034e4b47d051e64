package io.onbehalf.gateway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.Client;
import io.onbehalf.gateway.channels.ChannelStore;
import io.onbehalf.gateway.channels.MemoryChannelStore;
import io.onbehalf.gateway.sockets.Sockets;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;

/// The gateway behind a proxy that speaks TLS, which is trusted by configuration.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.forward-headers-strategy=framework")
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BehindProxyTest {

    private final Client client;

    BehindProxyTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithoutKafka {

        @Bean
        @Primary
        ChannelStore memoryStore(Sockets sockets) {
            return new MemoryChannelStore(sockets::update, sockets::end);
        }
    }

    @Test
    void a_channel_s_address_is_the_one_by_which_the_caller_reached_the_proxy() {
        var created =
                client.send(
                        client.as(client.token("amy"), client.request("/api/v2/notifications/channels"))
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "agents.example")
                                .header("X-Forwarded-Port", "443")
                                .POST(BodyPublishers.noBody()));

        assertThat(Client.json(created).path("connectUri").asString())
                .startsWith("wss://agents.example/channels/");
    }
}
