package io.onbehalf.conversation.directory;

/// A field holds a number that nobody composes to; the text form never quotes it.
public final class NumberWithoutSms extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final NoSmsReason reason;

    NumberWithoutSms(String field, NoSmsReason reason) {
        super("%s: %s".formatted(field, reason.sentence()));
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public NoSmsReason reason() {
        return reason;
    }
}
