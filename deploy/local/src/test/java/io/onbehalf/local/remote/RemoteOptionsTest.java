package io.onbehalf.local.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemoteOptionsTest {

    @TempDir Path folder;

    @Test
    void without_options_the_stack_is_that_of_deploy_local_with_a_foreign_smsc() {
        RemoteOptions options = RemoteOptions.parse();

        assertThat(options)
                .isEqualTo(
                        new RemoteOptions(
                                new RemoteStack(
                                        URI.create("http://127.0.0.1:8080"),
                                        "127.0.0.1:9092",
                                        URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
                                        Map.of(),
                                        null),
                                null));
        assertThat(options.stack().hasSimulator()).isFalse();
    }

    @Test
    void each_option_names_one_place() throws IOException {
        Path login = Files.writeString(folder.resolve("login"), "security.protocol=SASL_SSL\n");

        RemoteOptions options =
                RemoteOptions.parse(
                        "--gateway", "https://agents.example",
                        "--bootstrap", "broker-1:9092,broker-2:9092",
                        "--registry", "http://registry:8080/apis/ccompat/v7",
                        "--smsc-control", "http://smsc-simulator:2776",
                        "--kafka-settings", login.toString(),
                        "--mark", "done");

        assertThat(options)
                .isEqualTo(
                        new RemoteOptions(
                                new RemoteStack(
                                        URI.create("https://agents.example"),
                                        "broker-1:9092,broker-2:9092",
                                        URI.create("http://registry:8080/apis/ccompat/v7"),
                                        Map.of("security.protocol", "SASL_SSL"),
                                        URI.create("http://smsc-simulator:2776")),
                                Path.of("done")));
    }

    @Test
    void a_kafka_client_has_the_addresses_and_the_login() {
        RemoteStack stack =
                new RemoteStack(
                        URI.create("http://gateway"),
                        "broker:9092",
                        URI.create("http://registry"),
                        Map.of("security.protocol", "SASL_SSL"),
                        null);

        assertThat(stack.kafka(Map.of("client.id", "demo")))
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", "broker:9092",
                                "security.protocol", "SASL_SSL",
                                "client.id", "demo"));
    }

    @Test
    void what_is_unknown_incomplete_or_unreadable_is_refused_by_name() {
        assertRefused("unknown option --gate", "--gate", "http://x");
        assertRefused("--bootstrap needs a value", "--bootstrap");
        assertRefused("agents.example is no address", "--gateway", "agents.example");
        assertRefused("absent cannot be read", "--kafka-settings", folder.resolve("absent").toString());
    }

    private static void assertRefused(String sentence, String... arguments) {
        assertThatThrownBy(() -> RemoteOptions.parse(arguments))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.sentence()).contains(sentence));
    }
}
