package io.onbehalf.local.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DataFolderTest {

    @TempDir Path folder = Path.of("");

    @Test
    void one_stack_at_a_time_uses_a_data_folder() throws IOException {
        try (FileLock first = DataFolder.lock(folder)) {
            assertThat(first.isValid()).isTrue();
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .hasMessageStartingWith("data folder %s is used by another run".formatted(folder));
        }
    }

    @Test
    void the_identity_key_is_created_once_and_kept_until_the_data_is_deleted() {
        String first = SecretKey.IDENTITY.in(folder);

        assertThat(SecretKey.IDENTITY.in(folder)).isEqualTo(first).hasSize(64);
        DataFolder.clean(folder);
        assertThat(SecretKey.IDENTITY.in(folder)).isNotEqualTo(first);
    }

    @Test
    void only_the_owner_can_read_the_identity_key() throws IOException {
        SecretKey.IDENTITY.in(folder);

        assertThat(Files.getPosixFilePermissions(folder.resolve("identity-key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(folder.toFile().list()).containsExactly("identity-key");
    }

    @Test
    void demo_data_is_marked_as_created_until_the_data_is_deleted() {
        assertThat(DataFolder.hasDemoData(folder)).isFalse();

        DataFolder.markDemoData(folder);

        assertThat(DataFolder.hasDemoData(folder)).isTrue();
        DataFolder.clean(folder);
        assertThat(DataFolder.hasDemoData(folder)).isFalse();
    }

    @Test
    void clean_deletes_the_stack_s_data_and_nothing_else() throws IOException {
        Files.createDirectories(folder.resolve("broker/log/topic-0"));
        Files.writeString(folder.resolve("broker/log/topic-0/00.log"), "kept");
        Files.createDirectories(folder.resolve("smsc"));
        Files.writeString(folder.resolve("other.txt"), "other");

        DataFolder.clean(folder);

        assertThat(folder.resolve("broker")).doesNotExist();
        assertThat(folder.resolve("smsc")).doesNotExist();
        assertThat(folder.resolve("other.txt")).exists();
    }
}
