package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `deploy/local/run` as somebody runs it: a process of its own, which closing kills.
final class LauncherProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTS = 7;
    private static final int SIGINT_BIT = 1 << 1;

    private final Process process;
    private final Path output;

    private LauncherProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// @param output what it says, errors too
    static LauncherProcess run(Path output, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Home.find().root().resolve("deploy/local/run").toString());
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new LauncherProcess(builder.start(), output);
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    LauncherProcess awaitReady() throws IOException {
        await("everything ready")
                .atMost(PATIENCE)
                .until(() -> said().contains("Onbehalf runs: ") || !process.isAlive());
        assertThat(said()).contains("Onbehalf runs: ");
        return this;
    }

    /// Until every part has a process: then those of the first wave are ready, and the others start.
    LauncherProcess awaitAllStarted() throws IOException {
        await("all parts started")
                .atMost(PATIENCE)
                .until(() -> parts().size() == PARTS || !process.isAlive());
        assertThat(parts()).as(said()).hasSize(PARTS);
        return this;
    }

    List<ProcessHandle> parts() {
        return process.descendants().toList();
    }

    /// The process of the part that runs this jar.
    ProcessHandle partOf(String jar) {
        return parts().stream()
                .filter(part -> part.info().commandLine().orElse("").contains(jar))
                .findFirst()
                .orElseThrow();
    }

    int exitStatus() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE)).as("launcher ended").isTrue();
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly();
    }

    /// Ctrl-C, which a terminal sends to everyone. Where the tests run in a shell's background, all that they
    /// start is deaf to it; then the launcher gets a SIGTERM.
    ///
    /// @return the exit status that it should bring
    int interrupt() throws IOException, InterruptedException {
        if (deafToInterrupts()) {
            process.destroy();
            return 143;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-INT"));
        Stream.concat(Stream.of(process.toHandle()), parts().stream())
                .forEach(each -> command.add(Long.toString(each.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        return 130;
    }

    private boolean deafToInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .anyMatch(ignored -> (Long.parseUnsignedLong(ignored, 16) & SIGINT_BIT) != 0);
    }

    /// Leaves the ports to the next one.
    @Override
    public void close() {
        List<ProcessHandle> parts = parts();
        kill();
        await("all parts gone").until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
    }
}
