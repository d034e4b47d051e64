package io.onbehalf.conversation.directory;

/// A field holds no phone number; the text form never quotes it.
public final class InvalidContactNumber extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final InvalidNumberReason reason;

    InvalidContactNumber(String field, String defaultCountry, InvalidNumberReason reason) {
        super("%s: is no valid phone number (default country %s)".formatted(field, defaultCountry));
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public InvalidNumberReason reason() {
        return reason;
    }
}
