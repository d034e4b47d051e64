package io.onbehalf.local.launcher;

/// Refuses a command line; the reason is for the user.
final class InvalidOption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidOption(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
