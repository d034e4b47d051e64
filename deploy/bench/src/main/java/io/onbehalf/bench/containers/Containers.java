package io.onbehalf.bench.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The containers of one Compose project, by their services' names, over the command `docker`.
///
/// @param project Compose's name of it
record Containers(String project) {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Ends it at once, as a machine that fails does. Nothing starts it again.
    void kill(String service) throws IOException, InterruptedException {
        docker("kill", id(service));
    }

    /// Asks it to end, and waits until it has.
    void stop(String service) throws IOException, InterruptedException {
        docker("stop", id(service));
    }

    void start(String service) throws IOException, InterruptedException {
        docker("start", id(service));
    }

    /// Waits until its health command succeeds. Throws if that is not in time.
    void awaitHealthy(String service, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!docker("inspect", "--format", "{{.State.Health.Status}}", id(service)).equals("healthy")) {
            if (System.nanoTime() > deadline) {
                throw new Failure("%s is not healthy after %s.".formatted(service, timeout));
            }
            Thread.sleep(PAUSE);
        }
    }

    /// How often it has ended by itself since it was last started, and the engine has started it again.
    int restarts(String service) throws IOException, InterruptedException {
        return Integer.parseInt(docker("inspect", "--format", "{{.RestartCount}}", id(service)));
    }

    /// Copies a file out of it.
    void copy(String service, String file, Path target) throws IOException, InterruptedException {
        Files.createDirectories(target.getParent());
        docker("cp", id(service) + ":" + file, target.toString());
    }

    /// All that it has written to its output, over all its starts.
    String log(String service) throws IOException, InterruptedException {
        return docker("logs", id(service));
    }

    private String id(String service) throws IOException, InterruptedException {
        String found =
                docker(
                        "ps",
                        "--all",
                        "--quiet",
                        "--filter",
                        "label=com.docker.compose.project=" + project,
                        "--filter",
                        "label=com.docker.compose.service=" + service,
                        "--filter",
                        "label=com.docker.compose.oneoff=False");
        if (found.isEmpty() || found.contains("\n")) {
            throw new Failure(
                    "the project %s has not one container %s: start it with docker compose up --wait."
                            .formatted(project, service));
        }
        return found;
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new Failure("docker can't be run: %s.".formatted(e.getMessage()), e);
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new Failure("docker %s: %s".formatted(arguments[0], output));
        }
        return output;
    }
}
