package io.onbehalf.local.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AotCachesTest {

    private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");
    private static final String MAIN = "io.onbehalf.queue.QueueService";

    @TempDir private Path folder = Path.of("");

    @Test
    void a_jvm_in_training_writes_its_cache_into_a_folder_that_is_made() throws IOException {
        Path made = folder.resolve("target/aot");

        assertThat(new AotCaches(made, true).flags(MAIN, jar()))
                .containsExactly("-XX:AOTCacheOutput=" + made.resolve("QueueService.aot"));
        assertThat(made).isDirectory();
    }

    @Test
    void after_a_training_only_the_caches_that_were_written_in_it_are_there() throws IOException {
        touch(cache(), BUILT.plusSeconds(1));
        touch(folder.resolve("BrokerMain.aot"), BUILT.plusSeconds(1));
        AotCaches caches = new AotCaches(folder, true);
        assertThat(caches.trained()).containsExactly("BrokerMain", "QueueService");

        caches.flags(MAIN, jar());

        assertThat(caches.trained()).containsExactly("BrokerMain");
    }

    @Test
    void a_jvm_that_was_trained_uses_its_cache() throws IOException {
        touch(cache(), BUILT.plusSeconds(1));

        assertThat(new AotCaches(folder, false).flags(MAIN, jar()))
                .containsExactly("-XX:AOTCache=" + cache());
    }

    @Test
    void a_cache_that_is_older_than_the_jar_is_not_used() throws IOException {
        touch(cache(), BUILT.minusSeconds(1));

        assertThat(new AotCaches(folder, false).flags(MAIN, jar())).isEmpty();
    }

    @Test
    void a_jvm_without_a_cache_starts_without_one() throws IOException {
        assertThat(new AotCaches(folder, false).flags(MAIN, jar())).isEmpty();
    }

    private Path cache() {
        return folder.resolve("QueueService.aot");
    }

    private Path jar() throws IOException {
        return touch(folder.resolve("onbehalf-queue-service.jar"), BUILT);
    }

    private static Path touch(Path file, Instant at) throws IOException {
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
