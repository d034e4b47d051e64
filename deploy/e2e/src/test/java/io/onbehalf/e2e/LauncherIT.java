package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ids;
import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.untilStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.e2e.contract.CheckedHttpClient;
import io.onbehalf.e2e.fixture.LauncherProcess;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Several starts of the launcher on one data folder. These tests run first, before the shared stack starts:
/// a small machine has room for one stack only.
@Order(0)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LauncherIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int FAILED = 1;

    private final Path folder;
    private final int offset = freeOffset();
    private final StackLayout layout;
    private String support = "";
    private String conversation = "";

    LauncherIT() throws IOException {
        Path all = Files.createDirectories(Path.of("target", "launchers").toAbsolutePath());
        folder = Files.createTempDirectory(all, "launcher-");
        layout = new StackLayout(Checkout.find(), Ports.standard(offset), folder.resolve("data"));
    }

    @Test
    @Order(1)
    void a_taken_port_is_named_and_nothing_starts() throws Exception {
        int port = layout.ports().of(Port.WRAPUP_SERVICE);
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(Ports.HOST));
                LauncherProcess launcher = run("taken-port")) {
            assertThat(launcher.exitStatus()).isEqualTo(FAILED);
            assertThat(launcher.output())
                    .isEqualTo(
                            "onbehalf: port %d of the wrapup-service is taken by another program: stop that, or move all ports with --port-offset N.%n"
                                    .formatted(port));
        }
    }

    @Test
    @Order(2)
    void the_stack_becomes_ready_and_killing_the_launcher_leaves_no_process() throws Exception {
        try (LauncherProcess launcher = run("first")) {
            launcher.awaitReady();
            assertThat(launcher.output()).contains("The agents' client: " + layout.gatewayUrl());
            compose();
            removeBenAndRenameTheOrganization();
            List<ProcessHandle> parts = launcher.parts();

            launcher.kill();

            await().atMost(TIMEOUT).until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    @Order(3)
    void the_next_start_keeps_the_data_and_a_part_that_dies_is_named() throws Exception {
        try (LauncherProcess launcher = run("second")) {
            launcher.awaitReady();
            assertThat(ids(untilStatus(200, () -> as("amy").get("/conversations/messages"))))
                    .containsExactly(conversation);
            assertThat(members()).containsExactly(DemoUsers.idOf("amy"));
            assertThat(organizationName()).isEqualTo("Acme and Sons");

            assertNamesDeadPart(launcher, "onbehalf-wrapup-service", "wrapup-service");
        }
    }

    @Test
    @Order(4)
    void a_part_that_dies_while_others_start_is_named() throws Exception {
        try (LauncherProcess launcher = run("third")) {
            launcher.awaitAllStarted();
            assertNamesDeadPart(launcher, "quarkus-run.jar", "registry");
            assertThat(launcher.output()).doesNotContain("Onbehalf runs");
        }
    }

    @Test
    @Order(5)
    void a_clean_start_deletes_the_data_and_an_interrupt_stops_all_parts_in_order() throws Exception {
        try (LauncherProcess launcher = run("fourth", "--clean")) {
            launcher.awaitReady();
            assertThat(as("amy").get("/conversations/" + conversation).status()).isEqualTo(404);
            support = as("amy").queueId("Support");
            assertThat(members()).containsExactlyInAnyOrder(DemoUsers.idOf("amy"), DemoUsers.idOf("ben"));
            assertThat(organizationName()).isEqualTo("Acme");
            List<ProcessHandle> parts = launcher.parts();

            int expected = launcher.interrupt();

            assertThat(launcher.exitStatus()).isEqualTo(expected);
            assertThat(parts).noneMatch(ProcessHandle::isAlive);
            assertThat(launcher.output())
                    .doesNotContain("died")
                    .containsSubsequence(
                            "Stopping",
                            "agent-gateway         stopped",
                            "conversation-service  stopped",
                            "registry              stopped",
                            "broker                stopped",
                            "Stopped after");
        }
    }

    private void assertNamesDeadPart(LauncherProcess launcher, String jar, String name) throws Exception {
        List<ProcessHandle> parts = launcher.parts();

        launcher.partOf(jar).destroyForcibly();

        assertThat(launcher.exitStatus()).isEqualTo(FAILED);
        assertThat(parts).hasSize(7).noneMatch(ProcessHandle::isAlive);
        assertThat(launcher.output())
                .containsOnlyOnce("onbehalf: ")
                .contains(
                        "onbehalf: %s died after it was ready (exit status 137); its log: %s"
                                .formatted(name, layout.data().resolve("logs").resolve(name + ".log")));
    }

    private void compose() throws InterruptedException {
        support = as("amy").queueId("Support");
        String key = UUID.randomUUID().toString();
        String contact = TestNumbers.contact();
        ApiUser amy = as("amy");
        conversation = untilStatus(200, () -> amy.compose(support, contact, false, key)).text("id");
    }

    private void removeBenAndRenameTheOrganization() throws InterruptedException {
        ApiUser admin = as("admin");
        String remove = "/routing/queues/" + support + "/members?delete=true";
        ok(204, admin.post(remove, List.of(Map.of("id", DemoUsers.idOf("ben")))));
        ok(200, admin.put("/organizations/me", Map.of("name", "Acme and Sons", "defaultCountryCode", "US")));
    }

    private List<String> members() throws InterruptedException {
        ApiUser admin = as("admin");
        return ids(untilStatus(200, () -> admin.get("/routing/queues/" + support + "/members")));
    }

    private String organizationName() throws InterruptedException {
        return ok(200, as("admin").get("/organizations/me")).text("name");
    }

    private ApiUser as(String user) throws InterruptedException {
        return new Api(layout.gatewayUrl(), new CheckedHttpClient(Api.httpClient())).signIn(user);
    }

    private LauncherProcess run(String start, String... more) throws IOException {
        List<String> options = new ArrayList<>();
        options.addAll(List.of("--data", layout.data().toString()));
        options.addAll(List.of("--port-offset", Integer.toString(offset)));
        options.addAll(List.of(more));
        return LauncherProcess.run(folder.resolve(start + ".log"), options);
    }

    /// Another stack on this machine may run with an offset too.
    private static int freeOffset() {
        return IntStream.iterate(4_000, offset -> offset + 100)
                .filter(LauncherIT::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int offset) {
        try {
            Ports.standard(offset).requireFree();
            return true;
        } catch (Failure taken) {
            return false;
        }
    }
}
