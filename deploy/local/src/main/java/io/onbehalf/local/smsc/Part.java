package io.onbehalf.local.smsc;

/// One part of a text as it goes over the air.
final class Part {

    private final boolean withHeader;
    private final byte dataCoding;
    private final byte[] octets;

    Part(boolean withHeader, byte dataCoding, byte[] octets) {
        this.withHeader = withHeader;
        this.dataCoding = dataCoding;
        this.octets = octets.clone();
    }

    /// Whether it begins with a header (UDH) that tells its place in a longer text.
    boolean withHeader() {
        return withHeader;
    }

    byte dataCoding() {
        return dataCoding;
    }

    byte[] octets() {
        return octets.clone();
    }
}
