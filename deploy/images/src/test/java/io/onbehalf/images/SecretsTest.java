package io.onbehalf.images;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretsTest {

    @TempDir Path root;

    @Test
    void a_key_is_64_hexadecimal_digits_in_a_file_named_as_its_setting() throws IOException {
        Secrets.create(root);

        assertThat(root.resolve("conversation-service/onbehalf.identity-key"))
                .content()
                .matches("[0-9a-f]{64}");
        assertThat(root.resolve("agent-gateway/onbehalf.session.key")).content().matches("[0-9a-f]{64}");
    }

    @Test
    void a_client_has_the_password_that_the_set_up_gives_it_at_the_broker() throws IOException {
        Secrets.create(root);

        for (String client : Secrets.CLIENTS) {
            String password = Files.readString(root.resolve("set-up").resolve("onbehalf.scram." + client));
            assertThat(root.resolve(client).resolve("spring.kafka.properties.sasl.jaas.config"))
                    .content()
                    .contains("username=\"%s\" password=\"%s\"".formatted(client, password));
        }
        assertThat(root.resolve("broker/jaas.conf"))
                .content()
                .contains("user_operator=\"" + Files.readString(root.resolve("set-up/operator")) + "\"");
    }

    @Test
    void no_two_parts_share_a_secret() throws IOException {
        Secrets.create(root);

        Map<Path, String> passwords = contents();
        passwords.values().removeIf(content -> !content.matches("[0-9a-f]{64}"));
        assertThat(passwords).hasSize(8);
        assertThat(new HashSet<>(passwords.values())).hasSize(8);
    }

    @Test
    void what_is_there_stays() throws IOException {
        Secrets.create(root);
        Map<Path, String> first = contents();

        Secrets.create(root);

        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void nobody_else_may_read_them_but_for_the_broker_s_which_runs_as_another_user() throws IOException {
        Secrets.create(root);

        for (Path file : contents().keySet()) {
            boolean isBroker = file.startsWith(root.resolve("broker"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as("%s", file)
                    .isEqualTo(isBroker ? "r--r--r--" : "r--------");
        }
    }

    private Map<Path, String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).collect(toMap(file -> file, SecretsTest::content));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
