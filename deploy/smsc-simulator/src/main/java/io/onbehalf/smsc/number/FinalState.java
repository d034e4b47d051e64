package io.onbehalf.smsc.number;

/// The state of a message that a delivery receipt reports (SMPP 3.4, §5.2.28 and Appendix B).
public enum FinalState {
    ENROUTE("ENROUTE", "ENROUTE", 1, "000"),
    DELIVERED("DELIVRD", "DELIVERED", 2, "000"),
    UNDELIVERABLE("UNDELIV", "UNDELIVERED", 5, "069"),
    UNKNOWN("UNKNOWN", "UNKNOWN", 7, "000"),
    OPTED_OUT("REJECTD", "REJECTED", 8, "610");

    private final String stat;
    private final String word;
    private final int messageState;
    private final String err;

    FinalState(String stat, String word, int messageState, String err) {
        this.stat = stat;
        this.word = word;
        this.messageState = messageState;
        this.err = err;
    }

    /// The `stat` field of the receipt's text.
    public String stat() {
        return stat;
    }

    /// The same, written out as some SMSCs do.
    public String word() {
        return word;
    }

    /// The value of the receipt's `message_state` parameter.
    public byte messageState() {
        return (byte) messageState;
    }

    /// The `err` field of the receipt's text.
    public String err() {
        return err;
    }
}
