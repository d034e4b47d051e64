package io.onbehalf.local;

/// Why the stack or the demo cannot go on, in one sentence for whoever started it.
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
