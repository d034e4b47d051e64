package io.onbehalf.smsc.text;

/// One segment of a text: the `short_message` of one PDU.
public final class Segment {

    private final boolean withHeader;
    private final byte dataCoding;
    private final byte[] octets;

    /// @param withHeader whether the octets begin with a user data header
    /// @param octets header and text
    public Segment(boolean withHeader, byte dataCoding, byte[] octets) {
        this.withHeader = withHeader;
        this.dataCoding = dataCoding;
        this.octets = octets.clone();
    }

    /// True if the octets begin with a user data header (UDH), which gives the segment's place in its text.
    public boolean withHeader() {
        return withHeader;
    }

    public byte dataCoding() {
        return dataCoding;
    }

    public byte[] octets() {
        return octets.clone();
    }
}
