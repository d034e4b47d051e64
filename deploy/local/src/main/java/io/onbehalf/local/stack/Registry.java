package io.onbehalf.local.stack;

import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.RegistryUser;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmFlags;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.process.Probe;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The schema registry: Apicurio with Confluent's API.
///
/// Every record holds a schema's id, so the id must be the same after a restart and after a crash: the store
/// is a file, and each registration is on disk before it is answered (`WRITE_DELAY=0`).
public final class Registry {

    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private Registry() {}

    public static JvmPart part(StackLayout layout) {
        List<String> command =
                layout.checkout()
                        .watched(
                                layout.checkout().registry().resolve("quarkus-run.jar").toString(),
                                JvmFlags.join(
                                        JvmFlags.small(
                                                "-Xmx256m", "--add-opens=java.base/java.lang=ALL-UNNAMED"),
                                        settings(layout)),
                                MAIN,
                                List.of());
        return new JvmPart(
                "registry",
                layout.ports().address(Port.REGISTRY),
                layout.log("registry"),
                command,
                environment(layout.registryUser()),
                Probe.http(probe(layout)));
    }

    private static HttpRequest.Builder probe(StackLayout layout) {
        var call = HttpRequest.newBuilder(URI.create(layout.registryUrl() + "/config"));
        RegistryUser user = layout.registryUser();
        return user == null ? call : call.header("Authorization", user.authorization());
    }

    /// Where a layout has a user, every call must be theirs.
    private static Map<String, String> environment(@Nullable RegistryUser user) {
        return user == null
                ? Map.of()
                : Map.of(
                        "QUARKUS_HTTP_AUTH_BASIC",
                        "true",
                        "QUARKUS_HTTP_AUTH_PERMISSION_ALL_PATHS",
                        "/*",
                        "QUARKUS_HTTP_AUTH_PERMISSION_ALL_POLICY",
                        "authenticated",
                        "QUARKUS_SECURITY_USERS_EMBEDDED_PLAIN_TEXT",
                        "true",
                        "QUARKUS_SECURITY_USERS_EMBEDDED_USERS_" + user.name().toUpperCase(Locale.ROOT),
                        user.password());
    }

    private static List<String> settings(StackLayout layout) {
        Path store = layout.data().resolve("registry").resolve("schemas").toAbsolutePath();
        return List.of(
                "-Dquarkus.http.host=" + Ports.HOST,
                "-Dquarkus.http.port=" + layout.ports().of(Port.REGISTRY),
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.management.host=" + Ports.HOST,
                "-Dquarkus.management.port=" + layout.ports().of(Port.REGISTRY_MANAGEMENT),
                "-Dapicurio.datasource.url=jdbc:h2:file:" + store + ";WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-Dapicurio.datasource.jdbc.max-size=10");
    }
}
