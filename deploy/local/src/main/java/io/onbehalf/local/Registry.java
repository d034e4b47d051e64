package io.onbehalf.local;

import java.nio.file.Path;
import java.util.List;

/// The schema registry, Apicurio with Confluent's API.
///
/// A schema's id stands in every record, so it must be the same after a restart, and after a crash: the store
/// is a file, and each registration is on disk before it is answered (`WRITE_DELAY=0`).
public final class Registry {

    private Registry() {}

    public static JvmPart on(Site site) {
        List<String> command =
                site.home().java(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(settings(site));
        command.add("-jar");
        command.add(site.home().registry().resolve("quarkus-run.jar").toString());
        return new JvmPart(
                "registry",
                Ports.HOST + ":" + site.ports().registry(),
                site.log("registry"),
                command,
                Probe.http(Site.http(site.ports().registry(), "/apis/ccompat/v7/config")));
    }

    private static List<String> settings(Site site) {
        Path store = site.data().resolve("registry").resolve("schemas").toAbsolutePath();
        return List.of(
                "-Dquarkus.http.host=" + Ports.HOST,
                "-Dquarkus.http.port=" + site.ports().registry(),
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.management.host=" + Ports.HOST,
                "-Dquarkus.management.port=" + site.ports().registryManagement(),
                "-Dapicurio.datasource.url=jdbc:h2:file:" + store + ";WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-Dapicurio.datasource.jdbc.max-size=10");
    }
}
