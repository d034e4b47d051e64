package io.onbehalf.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JvmPartTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir Path folder = Path.of("");

    @Test
    void a_part_that_dies_before_it_is_ready_names_itself_and_its_log() throws IOException {
        JvmPart part = part("echo no such luck; exit 7", () -> false).start();

        assertThatThrownBy(() -> part.awaitReady(TIMEOUT))
                .isInstanceOf(Failure.class)
                .hasMessage("part died before it was ready (exit status 7); its log: " + log());
        assertThat(Files.readString(log())).isEqualTo("no such luck\n");
    }

    @Test
    void a_part_that_is_not_ready_in_time_names_itself_and_its_log() throws InterruptedException {
        JvmPart part = part("sleep 60", () -> false).start();

        assertThatThrownBy(() -> part.awaitReady(Duration.ofMillis(100)))
                .hasMessage("part was not ready within 0 s; its log: " + log());
        part.kill();
    }

    @Test
    void a_part_that_dies_later_names_its_exit_status_and_its_log() throws InterruptedException {
        JvmPart part = part("exec sleep 60", () -> true).start().awaitReady(TIMEOUT);

        part.kill();

        assertThat(part.deathFailure())
                .hasMessage("part died after it was ready (exit status 137); its log: " + log());
    }

    @Test
    void a_stopped_part_can_be_started_again_and_appends_to_its_log() throws Exception {
        JvmPart part = part("echo started; exec sleep 60", () -> logHolds("started")).start();
        part.awaitReady(TIMEOUT).stop();
        assertThat(part.isAlive()).isFalse();

        part.start().awaitReady(TIMEOUT).kill();

        assertThat(part.isAlive()).isFalse();
        assertThat(Files.readString(log())).startsWith("started\n");
    }

    @Test
    void a_variable_of_its_environment_reaches_the_part() throws Exception {
        List<String> command = List.of("/bin/sh", "-c", "echo $SECRET");
        JvmPart part = new JvmPart("part", "nowhere", log(), command, Map.of("SECRET", "geheim"), () -> true);

        part.start().onExit().get(10, TimeUnit.SECONDS);

        assertThat(Files.readString(log())).isEqualTo("geheim\n");
    }

    private boolean logHolds(String text) {
        try {
            return Files.readString(log()).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return folder.resolve("part.log");
    }

    private JvmPart part(String script, Probe probe) {
        return new JvmPart("part", "nowhere", log(), List.of("/bin/sh", "-c", script), probe);
    }
}
