package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The README's table of endpoints names the service that each path is routed to.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeRoutesTest {

    private static final List<StubService> SERVICES =
            Stream.of("queue", "conversation", "wrapup").map(StubService::new).toList();
    private static final Pattern PATH = Pattern.compile("`([^`]+)`");

    private final Client client;
    private final String token;

    ReadmeRoutesTest(@LocalServerPort int port) {
        client = new Client(port);
        token = client.token("amy");
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("onbehalf.gateway.queue-service", SERVICES.get(0)::url);
        properties.add("onbehalf.gateway.conversation-service", SERVICES.get(1)::url);
        properties.add("onbehalf.gateway.wrapup-service", SERVICES.get(2)::url);
    }

    @AfterAll
    static void stop() {
        SERVICES.forEach(StubService::close);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_path_is_routed_to_the_service_that_the_readme_names(String path, String service) {
        HttpResponse<String> response = client.get("/api/v2" + path, token);

        assertThat(response.statusCode()).isBetween(200, 204);
        if (!path.equals("/onbehalf/users/me")) { // the stub records it, without a body
            assertThat(Client.json(response).path("from").asString()).isEqualTo(service);
        }
    }

    /// The paths of the table that a service answers; of a path with ¹, the form without `messages/` too.
    static List<Arguments> rows() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 6
                    && cells[1].strip().startsWith("`/")
                    && !cells[4].strip().equals("gateway")) {
                PATH.matcher(cells[1])
                        .results()
                        .map(path -> path.group(1).replaceAll("\\{[^}]*}", "x1"))
                        .flatMap(path ->
                                cells[1].contains("¹")
                                        ? Stream.of(path, path.replace("messages/", ""))
                                        : Stream.of(path))
                        .forEach(path -> rows.add(Arguments.of(path, cells[4].strip())));
            }
        }
        assertThat(rows).hasSizeGreaterThan(40);
        return rows;
    }
}
