package io.onbehalf.local.remote;

import io.onbehalf.local.layout.Endpoints;
import io.onbehalf.local.layout.RegistryUser;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A stack that somebody else has started.
///
/// @param bootstrapServers of the brokers, as `host:port` with commas between
/// @param login the settings by which a Kafka client proves who it is
/// @param simulator the SMSC simulator's control port; null if the messages go to a foreign SMSC
record RemoteStack(
        URI gatewayUrl,
        String bootstrapServers,
        URI registryUrl,
        Map<String, String> login,
        @Nullable URI simulator)
        implements Endpoints {

    RemoteStack {
        login = Map.copyOf(login);
    }

    @Override
    public Map<String, Object> kafka(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.putAll(own);
        return settings;
    }

    @Override
    public @Nullable RegistryUser registryUser() {
        return null;
    }

    @Override
    public boolean hasSimulator() {
        return simulator != null;
    }

    @Override
    public URI smscControlUrl() {
        if (simulator == null) {
            throw new IllegalStateException("the stack has no simulator");
        }
        return simulator;
    }
}
