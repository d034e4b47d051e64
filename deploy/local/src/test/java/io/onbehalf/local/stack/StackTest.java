package io.onbehalf.local.stack;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.Probe;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The parts are shells that sleep; a stack sees only how they start and end.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class StackTest {

    private static final String RUNS = "exec sleep 300";

    @TempDir Path folder = Path.of("");

    private @Nullable Stack stack;

    @AfterEach
    void nothing_runs_once_it_is_stopped() {
        Stack started = started();
        started.stop(_ -> {});

        assertThat(started.parts()).noneMatch(JvmPart::isAlive);
    }

    @Test
    void a_part_that_dies_while_later_ones_start_is_named() {
        JvmPart broker = part("broker", RUNS, () -> true);
        Stack starting =
                stack(
                        broker,
                        part("registry", RUNS, () -> true),
                        () -> {
                            broker.kill();
                            return false;
                        });

        assertThatThrownBy(() -> starting.start(_ -> {}))
                .hasMessage("broker died after it was ready (exit status 137); its log: " + log("broker"));
    }

    @Test
    void a_death_is_noticed_while_the_probe_of_another_part_waits() {
        JvmPart broker =
                part(
                        "broker",
                        RUNS,
                        () -> started().firstDeath().copy().orTimeout(20, SECONDS).join() == null);
        Stack starting = stack(broker, part("registry", "exit 7", () -> false), () -> false);

        assertThatThrownBy(() -> starting.start(_ -> {}))
                .hasMessage("registry died before it was ready (exit status 7); its log: " + log("registry"));
    }

    @Test
    void a_stopped_part_does_not_count_as_dead() throws InterruptedException {
        Stack running =
                stack(part("broker", RUNS, () -> true), part("registry", RUNS, () -> true), () -> true);
        running.start(_ -> {});

        running.stop(_ -> {});

        assertThat(running.firstDeath()).isNotDone();
    }

    private Stack stack(JvmPart broker, JvmPart registry, Probe serviceProbe) {
        Stack made =
                new Stack(
                        broker,
                        List.of(registry),
                        List.of(part("queue-service", RUNS, serviceProbe)),
                        part("agent-gateway", RUNS, serviceProbe),
                        JvmPart.STOP_TIMEOUT);
        stack = made;
        return made;
    }

    private Stack started() {
        return requireNonNull(stack);
    }

    private JvmPart part(String name, String script, Probe probe) {
        return new JvmPart(name, "nowhere", log(name), List.of("/bin/sh", "-c", script), probe);
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }
}
