package io.onbehalf.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmallDisksTest {

    private static final byte[] MEGABYTE = new byte[1 << 20];

    @TempDir private Path data;

    private SmallDisks disks = SmallDisks.none();

    @BeforeEach
    void look() throws IOException {
        disks = SmallDisks.in(data);
    }

    @AfterEach
    void unmount() {
        disks.unmount();
    }

    @Test
    void a_full_disk_takes_nothing_until_it_is_freed_and_the_others_go_on() throws IOException {
        assumeTrue(disks.areMountable(), "only root can mount a disk");
        Path full = mounted("full");
        Path other = mounted("other");
        Files.write(full.resolve("before"), MEGABYTE);

        disks.fill("full");

        assertThatIOException()
                .isThrownBy(() -> Files.write(full.resolve("during"), MEGABYTE))
                .withMessageContaining("No space left");
        assertThat(Files.readAllBytes(full.resolve("before"))).hasSameSizeAs(MEGABYTE);
        Files.write(other.resolve("during"), MEGABYTE);

        disks.free("full");

        Files.write(full.resolve("after"), MEGABYTE);
        assertThat(full.resolve("after")).hasSize(MEGABYTE.length);
    }

    @Test
    void a_part_that_is_made_again_keeps_its_disk() throws IOException {
        Path folder = mounted("part");
        Files.writeString(folder.resolve("state"), "kept");

        disks.mount("part", folder);

        assertThat(folder.resolve("state")).hasContent("kept");
    }

    @Test
    void where_nobody_may_mount_one_no_disk_gets_full() throws IOException {
        SmallDisks none = SmallDisks.none();
        Path folder = data.resolve("state");
        none.mount("part", folder);
        none.fill("part");

        Files.createDirectories(folder);
        Files.write(folder.resolve("during"), MEGABYTE);
        none.free("part");
        none.unmount();

        assertThat(none.areMountable()).isFalse();
        assertThat(folder.resolve("during")).hasSize(MEGABYTE.length);
    }

    private Path mounted(String part) throws IOException {
        Path folder = data.resolve(part);
        disks.mount(part, folder);
        return Files.createDirectories(folder);
    }
}
