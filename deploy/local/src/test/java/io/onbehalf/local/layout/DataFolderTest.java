package io.onbehalf.local.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void a_new_folder_is_created_and_stays_usable() throws IOException {
        Path data = folder.resolve("new").resolve("data");

        DataFolder.lock(data).close();
        Files.writeString(data.resolve("other.txt"), "other");
        DataFolder.clean(data);

        try (FileLock again = DataFolder.lock(data)) {
            assertThat(again.isValid()).isTrue();
        }
    }

    @Test
    void a_folder_with_anything_that_no_run_has_made_is_refused_and_left_as_it_is() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/mine.log"), "mine");

        assertThatThrownBy(() -> DataFolder.lock(folder))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "data folder %s holds something else than data of Onbehalf: choose an empty or a new folder with --data DIR."
                                .formatted(folder));
        assertThat(folder.toFile().list()).containsExactly("logs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker/server.properties", "identity-key", "seeded", "load/issuer-key", "lock"})
    void a_folder_of_an_earlier_build_is_accepted(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.createFile(folder.resolve(file));

        try (FileLock lock = DataFolder.lock(folder)) {
            assertThat(lock.isValid()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", "nul\\0x", "a${b}", "a$$b"})
    void a_path_that_a_part_cannot_use_is_refused_and_nothing_is_created(String name) {
        Path data = folder.resolve(name);

        assertThatThrownBy(() -> DataFolder.lock(data))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("data folder %s cannot be used:".formatted(data));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jürgen", "a b", "a:b", "a$b", "a#b"})
    void a_path_that_every_part_can_use_is_accepted(String name) throws IOException {
        try (FileLock lock = DataFolder.lock(folder.resolve(name))) {
            assertThat(lock.isValid()).isTrue();
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
