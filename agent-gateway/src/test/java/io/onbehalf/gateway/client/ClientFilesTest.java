package io.onbehalf.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/// The client as browsers load it, file by file.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "onbehalf.session.address=")
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientFilesTest {

    private static final int MOST_BYTES = 80_000;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+[.](?:js|css))\"");

    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void all_of_it_with_its_library_and_languages_is_small() throws Exception {
        String page = new String(get("/", "identity").body(), UTF_8);
        Set<String> paths = new LinkedHashSet<>(Set.of("/", "/signed-in"));
        LINK.matcher(page).results().forEach(link -> paths.add(link.group(1)));
        String modules = new ClientFiles().path();
        paths.add(modules + "texts/en.js");
        paths.add(modules + "texts/de.js");
        assertThat(paths).hasSizeGreaterThan(50).contains(modules + "store.js", modules + "client.css");

        int bytes = 0;
        for (String path : paths) {
            bytes += get(path, "gzip").body().length;
        }

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void a_module_is_served_without_its_comments_and_its_lines_keep_their_numbers() throws Exception {
        assertThat(
                        WithoutComments.of(
                                """
                                /**
                                 * Adds. @param {number} a
                                 */
                                const twice = (/** @type {number} */ a) => a * 2; // and no more
                                """))
                .isEqualTo(
                        """



                        const twice = (a) => a * 2; // and no more
                        """);
    }

    private HttpResponse<byte[]> get(String path, String encoding) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }
}
