package io.onbehalf.local;

import java.net.URI;
import java.nio.file.Path;

/// Where one stack lives: its checkout, its ports, its data.
public record Site(Home home, Ports ports, Path data) {

    public String bootstrapServers() {
        return Ports.HOST + ":" + ports.broker();
    }

    public URI registryUrl() {
        return http(ports.registry(), "/apis/ccompat/v7");
    }

    public URI gatewayUrl() {
        return http(ports.gateway(), "");
    }

    static URI http(int port, String path) {
        return URI.create("http://" + Ports.HOST + ":" + port + path);
    }

    Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }
}
