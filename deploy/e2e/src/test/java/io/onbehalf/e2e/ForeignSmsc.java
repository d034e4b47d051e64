package io.onbehalf.e2e;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Ports;
import io.onbehalf.local.Smsc;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A message centre that shares no line with ours: the server of npm's `smpp`, run by Node. What it does is
/// told in `foreign-smsc/smsc.js`.
final class ForeignSmsc {

    private static final String LIBRARY = "smpp";
    private static final String VERSION = "0.5.1";
    private static final String SYSTEM_ID = "abroad";
    private static final Path FOLDER = Path.of("target", "foreign-smsc").toAbsolutePath();
    private static final Path OUTPUT = FOLDER.resolve("smsc.jsonl");
    private static final Path ERRORS = FOLDER.resolve("smsc.err");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INSTALL_PATIENCE = Duration.ofMinutes(2);

    private final Smsc account;
    private @Nullable Process process;
    private int starts;

    private ForeignSmsc(Smsc account) {
        this.account = account;
    }

    /// A submit that it accepted, as its parser saw it.
    ///
    /// @param destination its last four digits
    /// @param udh the elements of the header, in hexadecimal digits
    /// @param payload the octets behind the header, in hexadecimal digits
    /// @param text what it takes them for
    record Submit(
            String id,
            String destination,
            int dataCoding,
            int esmClass,
            int registeredDelivery,
            List<String> udh,
            String payload,
            String text) {}

    /// An account at one that runs later.
    ///
    /// Its port is below those that the system hands out: until somebody listens there, no other program gets
    /// it, and no link that knocks there finds itself.
    static Smsc account(String password) {
        int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral(Ports.HOST))) {
            return new Smsc(Ports.HOST, port, SYSTEM_ID, password);
        } catch (IOException taken) {
            return account(password);
        }
    }

    /// One that is ready to be started; without Node, npm and the library the test is skipped.
    static ForeignSmsc installed(Smsc account) throws InterruptedException, IOException {
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(OUTPUT);
        require(runs("node", "--version"), "node does not run");
        require(libraryIsThere() || libraryInstalls(), "npm does not install " + LIBRARY + "@" + VERSION);
        return new ForeignSmsc(account);
    }

    private static void require(boolean given, String otherwise) {
        if (!given) {
            String why = "skipped, no foreign SMSC: %s; see %s".formatted(otherwise, ERRORS);
            System.out.println(why);
            Assumptions.abort(why);
        }
    }

    private static boolean libraryIsThere() throws IOException {
        Path description = modules().resolve(LIBRARY).resolve("package.json");
        return Files.exists(description)
                && JsonMapper.shared()
                        .readTree(Files.readString(description))
                        .path("version")
                        .asString("")
                        .equals(VERSION);
    }

    private static boolean libraryInstalls() throws InterruptedException {
        return runs(
                "npm",
                "install",
                "--no-save",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
                FOLDER.toString(),
                LIBRARY + "@" + VERSION);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process run =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(ERRORS.toFile()))
                            .start();
            boolean ended = run.waitFor(INSTALL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            run.destroyForcibly();
            return ended && run.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Path modules() {
        return FOLDER.resolve("node_modules");
    }

    /// Starts it and waits until it listens.
    void start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "node",
                                script(),
                                Integer.toString(account.port()),
                                account.systemId(),
                                account.password())
                        .redirectOutput(Redirect.appendTo(OUTPUT.toFile()))
                        .redirectError(Redirect.appendTo(ERRORS.toFile()));
        builder.environment().put("NODE_PATH", modules().toString());
        Process started = builder.start();
        process = started;
        starts++;
        await().atMost(PATIENCE)
                .failFast("node ended; see " + ERRORS, () -> !started.isAlive())
                .until(() -> told("listening").size() == starts);
    }

    boolean alive() {
        return process != null && process.isAlive();
    }

    /// Ends it at once, as `kill -9` does, if it runs.
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /// What it accepted for contacts with these last four digits, in order.
    List<Submit> submits(String digits) throws IOException {
        return told("submit").stream()
                .map(line -> JsonMapper.shared().treeToValue(line, Submit.class))
                .filter(submit -> submit.destination().equals(digits))
                .toList();
    }

    private static List<JsonNode> told(String event) throws IOException {
        return Files.readAllLines(OUTPUT).stream()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.path("event").asString("").equals(event))
                .toList();
    }

    private static String script() {
        try {
            return Path.of(requireNonNull(ForeignSmsc.class.getResource("/foreign-smsc/smsc.js")).toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the script's place is no address", e);
        }
    }
}
