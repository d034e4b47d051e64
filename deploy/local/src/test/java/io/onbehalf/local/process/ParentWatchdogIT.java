package io.onbehalf.local.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParentWatchdogIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir Path folder = Path.of("");

    private @Nullable Process parent;
    private @Nullable ProcessHandle child;

    @BeforeEach
    void a_parent_runs_a_child() throws IOException {
        Path log = folder.resolve("child.log");
        Process started =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName(),
                                log.toString())
                        .start();
        parent = started;
        BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
        child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        await().atMost(TIMEOUT).until(() -> logHolds(log, "running"));
    }

    @AfterEach
    void both_processes_end() {
        requireNonNull(parent).destroyForcibly();
        requireNonNull(child).destroyForcibly();
    }

    @Test
    void killing_the_parent_ends_the_child() {
        requireNonNull(parent).destroyForcibly();

        await().atMost(TIMEOUT).until(() -> !requireNonNull(child).isAlive());
    }

    @Test
    void a_child_that_is_stopped_runs_its_shutdown_hooks() throws Exception {
        Path log = folder.resolve("stopped.log");
        JvmPart part = Parent.child(log, () -> logHolds(log, "running")).start();

        part.awaitReady(TIMEOUT).stop();

        assertThat(Files.readString(log)).contains("stopped in order");
    }

    private static boolean logHolds(Path log, String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_child_ignores_the_terminal_s_interrupt() throws Exception {
        ProcessHandle running = requireNonNull(child);
        int status = new ProcessBuilder("kill", "-INT", Long.toString(running.pid())).start().waitFor();

        assertThat(status).isZero();
        await().during(Duration.ofMillis(500)).atMost(TIMEOUT).until(running::isAlive);
    }
}
