package io.onbehalf.kit.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.kit.query.Instances;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.StreamsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentMatchers;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/// Calls of one instance to another, whose server speaks TLS.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForwardingOverTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir private static Path folder;

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                    .withUserConfiguration(InstancesConfiguration.class, Bound.class)
                    .withPropertyValues(
                            "onbehalf.advertised-address=127.0.0.1:8102",
                            "onbehalf.state-dir=state",
                            "spring.ssl.bundle.jks.own.keystore.location=" + store(),
                            "spring.ssl.bundle.jks.own.keystore.password=" + PASSWORD);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({KitProperties.class, ServerProperties.class})
    static class Bound {}

    /// A key of its own, for 127.0.0.1.
    @BeforeAll
    static void makeKey() throws IOException, InterruptedException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "own",
                                "-dname",
                                "CN=instance",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @Test
    void by_the_bundle_of_its_server_an_instance_calls_another_with_tls() {
        service.withPropertyValues(
                        "server.ssl.bundle=own",
                        "spring.ssl.bundle.jks.own.truststore.location=" + store(),
                        "spring.ssl.bundle.jks.own.truststore.password=" + PASSWORD)
                .run(ForwardingOverTlsTest::assertAnswered);
    }

    @Test
    void by_the_stores_of_its_server_too() {
        service.withPropertyValues(
                        "server.ssl.key-store=" + store(),
                        "server.ssl.key-store-password=" + PASSWORD,
                        "server.ssl.trust-store=" + store(),
                        "server.ssl.trust-store-password=" + PASSWORD)
                .run(ForwardingOverTlsTest::assertAnswered);
    }

    @Test
    void an_instance_that_it_does_not_trust_is_not_called() {
        service.withPropertyValues("server.ssl.bundle=own")
                .run(context ->
                        assertThatExceptionOfType(DataUnavailable.class).isThrownBy(() -> answer(context)));
    }

    @Test
    void an_instance_without_tls_calls_others_without_it() {
        service.withPropertyValues("server.ssl.bundle=own", "server.ssl.enabled=false")
                .run(context ->
                        assertThatExceptionOfType(DataUnavailable.class).isThrownBy(() -> answer(context)));
    }

    /// As a caller who is told to try again does: on a busy machine a handshake may come too late.
    private static void assertAnswered(ApplicationContext context) {
        await().ignoreExceptionsInstanceOf(DataUnavailable.class)
                .untilAsserted(() -> assertThat(answer(context)).isEqualTo("from there"));
    }

    /// The answer of another instance, which has the key's data.
    private static String answer(ApplicationContext context) {
        HttpsServer there = server(context.getBean(SslBundles.class).getBundle("own").createSslContext());
        try {
            KafkaStreams streams = mock();
            HostInfo host = new HostInfo("127.0.0.1", there.getAddress().getPort());
            when(streams.queryMetadataForKey(anyString(), any(), ArgumentMatchers.<Serializer<Object>>any()))
                    .thenReturn(new KeyQueryMetadata(host, Set.of(), 0));
            var queries = new Queries(new StreamsReader(() -> streams), context.getBean(Instances.class));
            ResponseEntity<Object> answer =
                    queries.answer("store", "key", new MockHttpServletRequest("GET", "/things"), _ -> "here");
            return new String((byte[]) requireNonNull(answer.getBody()), UTF_8);
        } finally {
            there.stop(0);
        }
    }

    private static HttpsServer server(SSLContext tls) {
        try {
            HttpsServer server =
                    HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext(
                    "/things",
                    exchange -> {
                        byte[] body = "from there".getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String store() {
        return folder.resolve("own.p12").toString();
    }
}
