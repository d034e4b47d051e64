package io.onbehalf.conversation.carrier.smpp.session;

/// Is told what became of a submit: one of the first four once, on a thread that must not wait.
public interface SubmitListener {

    /// The answer came in time.
    void answered(SubmitAnswer answer);

    /// No answer came in time; it may still come.
    void unanswered();

    /// The session ended before the answer came.
    void ended();

    /// Nothing of it left, because the session had ended before.
    void unsent();

    /// The answer came after [#unanswered].
    void late(SubmitAnswer answer);
}
