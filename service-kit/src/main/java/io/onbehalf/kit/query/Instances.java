package io.onbehalf.kit.query;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/// The instances of a service, which call each other over what they serve: with TLS if this one has it, as
/// all have the same settings.
public final class Instances {

    private final HostInfo self;
    private final String scheme;
    private final HttpClient http;

    /// @param advertisedAddress `host:port` of this instance
    /// @param tls what this instance's server has; null for plain HTTP. The others are trusted by the same
    ///   bundle: its trust store, or the JVM's if it has none
    public Instances(String advertisedAddress, @Nullable SslBundle tls) {
        this.self = HostInfo.buildFromEndpoint(advertisedAddress);
        this.scheme = tls == null ? "http" : "https";
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(1));
        this.http = tls == null ? client.build() : client.sslContext(tls.createSslContext()).build();
    }

    /// This instance.
    HostInfo self() {
        return self;
    }

    HttpClient http() {
        return http;
    }

    /// @param path with its query
    URI uri(HostInfo host, String path) {
        String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
        return URI.create(scheme + "://" + name + ":" + host.port() + path);
    }
}
