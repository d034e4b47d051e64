package io.onbehalf.conversation.directory;

/// A field holds a number to which the organization may not compose, because it gets no SMS or because its
/// country is not allowed; the text form never quotes it.
public final class RecipientNotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final NoSmsReason reason;

    RecipientNotAllowed(String field, NoSmsReason reason) {
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
