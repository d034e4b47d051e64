package io.onbehalf.local.layout;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a client reaches the parts of a running stack, wherever it runs.
public interface Endpoints {

    /// The public API, without a path.
    URI gatewayUrl();

    /// The settings of a Kafka client of this stack.
    ///
    /// @param own what the client needs besides addresses and login
    Map<String, Object> kafka(Map<String, ?> own);

    /// The base of the registry's Confluent-compatible API.
    URI registryUrl();

    /// Who calls the registry; null where it asks nobody.
    @Nullable RegistryUser registryUser();

    /// False if the messages go to a foreign SMSC.
    boolean hasSimulator();

    /// The simulator's control port; only where there is a simulator.
    URI smscControlUrl();
}
