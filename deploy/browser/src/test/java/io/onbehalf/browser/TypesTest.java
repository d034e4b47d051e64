package io.onbehalf.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import io.onbehalf.local.layout.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client's modules as they are written: their types and their languages.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TypesTest {

    private static final Path CLIENT =
            Checkout.find().root().resolve("agent-gateway/src/main/resources/client");

    /// The folder of each library below `node_modules`, by its WebJar.
    private static final Map<String, String> LIBRARIES =
            Map.of(
                    "lit/3.3.2", "lit",
                    "lit-html/3.3.2", "lit-html",
                    "lit-element/4.2.2", "lit-element",
                    "lit__reactive-element/2.1.2", "@lit/reactive-element",
                    "types__trusted-types/2.0.7", "@types/trusted-types",
                    "typescript/6.0.3", "typescript");

    private static final String OPTIONS =
            """
            { "compilerOptions": { "allowJs": true, "checkJs": true, "strict": true, "noEmit": true, "target": "esnext",
                "module": "esnext", "moduleResolution": "bundler", "lib": ["esnext", "dom", "dom.iterable"],
                "types": ["trusted-types"], "skipLibCheck": true, "noUncheckedIndexedAccess": true,
                "noUnusedLocals": true, "noUnusedParameters": true },
              "include": ["client/**/*.js", "client/elements.d.ts"] }
            """;

    /// What another language lacks, or has differently, is an error too: its type is that of English.
    @Test
    void the_types_are_right(@TempDir Path folder) throws Exception {
        for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
            unpack(library.getKey(), folder.resolve("node_modules").resolve(library.getValue()));
        }
        copy(CLIENT, folder.resolve("client"));
        Files.writeString(folder.resolve("tsconfig.json"), OPTIONS);

        Process compiler =
                new ProcessBuilder(node().toString(), "node_modules/typescript/lib/tsc.js", "-p", ".")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(compiler.getInputStream().readAllBytes(), UTF_8);

        assertThat(said).isEmpty();
        assertThat(compiler.waitFor()).isZero();
    }

    /// That of Playwright's driver: none need be installed.
    private static Path node() throws IOException {
        Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        String program = driver.createProcessBuilder().command().getFirst();
        return Path.of(program);
    }

    private static void unpack(String webjar, Path to) throws Exception {
        URI jar = resource(webjar + "/package.json").toURI();
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
            copy(files.getPath("META-INF/resources/webjars", webjar), to);
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(
                TypesTest.class.getResource("/META-INF/resources/webjars/" + path), path);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                try (InputStream content = Files.newInputStream(file)) {
                    Files.copy(content, target);
                }
            }
        }
    }
}
