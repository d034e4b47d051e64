package io.onbehalf.local.smsc;

/// What became of a message, in the words of a receipt.
enum Fate {
    ENROUTE("ENROUTE", 1, "000"),
    DELIVERED("DELIVRD", 2, "000"),
    UNDELIVERABLE("UNDELIV", 5, "069"),
    UNKNOWN("UNKNOWN", 7, "000"),
    OPTED_OUT("REJECTD", 8, "610");

    private final String stat;
    private final int messageState;
    private final String err;

    Fate(String stat, int messageState, String err) {
        this.stat = stat;
        this.messageState = messageState;
        this.err = err;
    }

    String stat() {
        return stat;
    }

    byte messageState() {
        return (byte) messageState;
    }

    String err() {
        return err;
    }
}
