package io.onbehalf.kit.query;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;

/// The address at which other instances reach this one. A server may listen on a wildcard, `0.0.0.0` or `::`,
/// but nobody can call that: there the host's own address stands for it.
public final class AdvertisedAddress {

    private AdvertisedAddress() {}

    /// The address as configured, or of this host where that is a wildcard.
    ///
    /// @param configured `host:port`; a host that is a wildcard, or empty, is every address of this host
    public static String reachable(String configured) {
        int colon = configured.lastIndexOf(':');
        if (colon < 0 || !isWildcard(configured.substring(0, colon))) {
            return configured;
        }
        return literal(ofHost()) + configured.substring(colon);
    }

    private static boolean isWildcard(String host) {
        String bare =
                host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.isEmpty()) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(bare).isAnyLocalAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /// What the host's name stands for; where that is itself alone, as on many machines, the address of its
    /// first network.
    private static InetAddress ofHost() {
        return ofName().filter(address -> !address.isLoopbackAddress())
                .or(AdvertisedAddress::ofNetwork)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static Optional<InetAddress> ofName() {
        try {
            return Optional.of(InetAddress.getLocalHost());
        } catch (UnknownHostException unnamed) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> ofNetwork() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(AdvertisedAddress::isUp)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min(Comparator.comparingInt(address -> address.getAddress().length)); // IPv4 first
        } catch (SocketException noNetwork) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }
}
