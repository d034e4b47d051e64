package io.onbehalf.local;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where one stack lives: its checkout, its ports, its data.
///
/// @param foreignSmsc where its messages go instead of to the simulator
public record Site(Home home, Ports ports, Path data, @Nullable Smsc foreignSmsc) {

    /// One with its own SMSC simulator.
    public Site(Home home, Ports ports, Path data) {
        this(home, ports, data, null);
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + ports.broker();
    }

    public URI registryUrl() {
        return http(ports.registry(), "/apis/ccompat/v7");
    }

    public URI gatewayUrl() {
        return http(ports.gateway(), "");
    }

    /// Where the simulator is told what contacts do.
    public URI smscControlUrl() {
        return http(ports.smscControl(), "");
    }

    /// Where messages go.
    public Smsc smsc() {
        return foreignSmsc == null ? SmscSimulator.account(ports) : foreignSmsc;
    }

    static URI http(int port, String path) {
        return URI.create("http://" + Ports.HOST + ":" + port + path);
    }

    Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }
}
