package io.onbehalf.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the secrets of a new stack: a folder for each part, whose files are named as the settings that they
/// hold, so that the part reads them by `spring.config.import=configtree:`.
///
/// A file that is there stays as it is, so secrets last as long as the data that they protect.
public final class Secrets {

    /// The parts that are clients of Kafka; each is a user there, of the same name.
    static final List<String> CLIENTS =
            List.of("queue-service", "conversation-service", "wrapup-service", "agent-gateway", "demo");

    private static final String LOGIN = "spring.kafka.properties.sasl.jaas.config";
    private static final String OPERATOR = "operator";
    private static final int BYTES = 32;

    private final Path root;

    private Secrets(Path root) {
        this.root = root;
    }

    /// Ends with status 1 and the reason if a file cannot be written.
    ///
    /// @param arguments the folder in which the parts' folders are
    public static void main(String[] arguments) {
        try {
            create(Path.of(arguments[0]));
        } catch (IOException e) {
            System.err.println("secrets: cannot write: " + e);
            System.exit(1);
        }
    }

    /// Makes what is missing.
    static void create(Path root) throws IOException {
        Secrets secrets = new Secrets(root);
        secrets.keep("conversation-service", "onbehalf.identity-key", random());
        secrets.keep("agent-gateway", "onbehalf.session.key", random());
        for (String client : CLIENTS) {
            String password = secrets.keep("set-up", "onbehalf.scram." + client, random());
            secrets.keep(client, LOGIN, login("scram.ScramLoginModule", client, password, ""));
        }
        // The demo reads its login from a file of Kafka's own kind.
        secrets.keep("demo", "kafka.properties", secrets.demoSettings());
        String operator = secrets.keep("set-up", "operator", random());
        secrets.keep("set-up", LOGIN, login("plain.PlainLoginModule", OPERATOR, operator, ""));
        secrets.keep("broker", "jaas.conf", brokerUsers(operator));
    }

    private String demoSettings() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put("sasl.jaas.config", Files.readString(root.resolve("demo").resolve(LOGIN)));
        StringBuilder lines = new StringBuilder();
        settings.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString();
    }

    /// The broker's own login, and the only user that it knows without the set-up.
    private static String brokerUsers(String password) {
        return """
        operator.KafkaServer {
          %s
        };
        client.KafkaServer {
          org.apache.kafka.common.security.scram.ScramLoginModule required;
        };
        host.KafkaServer {
          org.apache.kafka.common.security.scram.ScramLoginModule required;
        };
        """
                .formatted(
                        login(
                                "plain.PlainLoginModule",
                                OPERATOR,
                                password,
                                " user_operator=\"%s\"".formatted(password)));
    }

    private static String login(String module, String user, String password, String more) {
        return "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\"%s;"
                .formatted(module, user, password, more);
    }

    /// The content of a part's file, which is written if it is missing.
    private String keep(String part, String name, String content) throws IOException {
        Path file = root.resolve(part).resolve(name);
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling("." + name);
        Files.deleteIfExists(unfinished); // of a start that was killed
        Path written = Files.writeString(unfinished, content);
        // The broker runs as another user, and its folder is mounted into it alone.
        String mode = part.equals("broker") ? "r--r--r--" : "r--------";
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(mode));
        Files.move(written, file);
        return content;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
