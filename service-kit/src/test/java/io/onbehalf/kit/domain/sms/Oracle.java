package io.onbehalf.kit.domain.sms;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A foreign program that is asked what it thinks.
record Oracle(Path folder, List<String> command) {

    private static final long PATIENCE_SECONDS = 120;

    /// Skips the test where the program is missing or does not do this.
    ///
    /// @param missing the line that says so
    void assumed(String missing) {
        assumeTrue(run("").isPresent(), missing);
    }

    /// Its answer; that it gives none is a failure.
    String ask(String question) {
        return run(question).orElseThrow(() -> new AssertionError(command.getFirst() + " gives no answer"));
    }

    private Optional<String> run(String question) {
        try {
            Files.createDirectories(folder);
            Path in = Files.writeString(folder.resolve("question"), question);
            Path out = folder.resolve("answer");
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(folder.resolve("errors").toFile())
                            .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(Files.readString(out)) : Optional.empty();
        } catch (IOException e) {
            return noSuchProgram(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Anything else is no reason to skip.
    private static Optional<String> noSuchProgram(IOException e) {
        if (String.valueOf(e.getMessage()).startsWith("Cannot run program")) {
            return Optional.empty();
        }
        throw new UncheckedIOException(e);
    }
}
