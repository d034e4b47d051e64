package io.onbehalf.e2e.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.api.OrganizationApi;
import com.mypurecloud.sdk.v2.connector.ApiClientConnectorProperty;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckedConnectorTest {

    private static final String ORGANIZATION =
            """
            {"id": "0a0c3e00-0000-4000-8000-000000000001", "name": "Acme", "defaultCountryCode": "US",
             "version": 3, "state": "active", "selfUri": "/api/v2/organizations/me"%s}
            """;

    private final HttpServer server;
    private String answer = "";

    CheckedConnectorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = answer.getBytes(UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.getResponseHeaders().add("ETag", "\"3\"");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_sdk_reads_an_answer_as_the_document_says() throws Exception {
        answer = ORGANIZATION.formatted("");

        assertThat(organizations().getOrganizationsMe().getName()).isEqualTo("Acme");
    }

    @Test
    void another_answer_fails_the_test() {
        answer = ORGANIZATION.formatted(", \"mood\": \"good\"");

        assertThatThrownBy(() -> organizations().getOrganizationsMe())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("mood");
    }

    private OrganizationApi organizations() {
        return new OrganizationApi(
                ApiClient.Builder.standard()
                        .withBasePath("http://localhost:" + server.getAddress().getPort())
                        .withAccessToken("token")
                        .withProperty(
                                ApiClientConnectorProperty.CONNECTOR_PROVIDER, CheckedConnector.provider())
                        .build());
    }
}
