package io.onbehalf.local;

/// The reason why the stack, the demo or a measurement cannot go on, in one sentence for the user.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public Failure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
