package io.onbehalf.local.layout;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The layout of one stack: its checkout, its ports and its data folder.
///
/// @param foreignSmsc the SMSC that gets the messages instead of the simulator; null for the simulator
/// @param brokerLogin the settings by which a Kafka client proves who it is; none where the broker asks
///   nobody
/// @param registryUser who calls the registry; null where it asks nobody
public record StackLayout(
        Checkout checkout,
        Ports ports,
        Path data,
        @Nullable SmscAccount foreignSmsc,
        Map<String, String> brokerLogin,
        @Nullable RegistryUser registryUser)
        implements Endpoints {

    static final String SIGNING_KEY = "issuer-key";

    /// With the SMSC simulator.
    public StackLayout(Checkout checkout, Ports ports, Path data) {
        this(checkout, ports, data, null);
    }

    /// Without a login.
    public StackLayout(Checkout checkout, Ports ports, Path data, @Nullable SmscAccount foreignSmsc) {
        this(checkout, ports, data, foreignSmsc, Map.of(), null);
    }

    /// The same stack, whose parts are those of another checkout.
    public StackLayout of(Checkout build) {
        return new StackLayout(build, ports, data, foreignSmsc, brokerLogin, registryUser);
    }

    @Override
    public boolean hasSimulator() {
        return foreignSmsc == null;
    }

    /// The ports that the stack listens on. The simulator's are not among them where it does not run: a
    /// foreign SMSC may have them.
    public Set<Port> usedPorts() {
        EnumSet<Port> used = EnumSet.allOf(Port.class);
        if (!hasSimulator()) {
            used.removeAll(Set.of(Port.SMSC, Port.SMSC_CONTROL));
        }
        return used;
    }

    public String bootstrapServers() {
        return ports.address(Port.BROKER);
    }

    @Override
    public Map<String, Object> kafka(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(brokerLogin);
        settings.put("bootstrap.servers", bootstrapServers());
        settings.putAll(own);
        return settings;
    }

    @Override
    public URI registryUrl() {
        return url(Port.REGISTRY, "/apis/ccompat/v7");
    }

    @Override
    public URI gatewayUrl() {
        return url(Port.GATEWAY, "");
    }

    @Override
    public URI smscControlUrl() {
        return url(Port.SMSC_CONTROL, "");
    }

    public URI url(Port port, String path) {
        return url(ports.of(port), path);
    }

    public static URI url(int port, String path) {
        return URI.create("http://" + Ports.HOST + ":" + port + path);
    }

    /// The account of the SMSC that gets the messages.
    public SmscAccount smsc() {
        return foreignSmsc == null ? SmscAccount.ofSimulator(ports.of(Port.SMSC)) : foreignSmsc;
    }

    /// The file in which the gateway keeps the key of the tokens that it issues.
    public Path signingKey() {
        return data.resolve(SIGNING_KEY);
    }

    /// The simulator's ledger: see [io.onbehalf.smsc.ledger.LedgerLine].
    public Path smscLedger() {
        return data.resolve("smsc").resolve("ledger.tsv");
    }

    public Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }
}
