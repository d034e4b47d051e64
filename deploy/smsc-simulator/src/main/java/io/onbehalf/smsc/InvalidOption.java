package io.onbehalf.smsc;

/// Refuses a command line; the message is for the user.
final class InvalidOption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidOption(String message) {
        super(message);
    }
}
