package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.function.Supplier;

/// An SMS to submit, for specifications.
class TestSubmission implements Submission {

    private final String text;
    private final Supplier<Permission> permission;
    private final Results results;

    /// Keeps the results.
    interface Results {
        void add(TestSubmission submission, SubmitResult result);
    }

    TestSubmission(String text, Supplier<Permission> permission, Results results) {
        this.text = text;
        this.permission = permission;
        this.results = results;
    }

    static Permission granted() {
        return new Granted(Duration.ofHours(4));
    }

    String text() {
        return text;
    }

    @Override
    public String source() {
        return "+13175550100";
    }

    @Override
    public String destination() {
        return "+13175550199";
    }

    @Override
    public Content content() {
        return new Content(text, text.getBytes(US_ASCII), null);
    }

    @Override
    public int reference() {
        return 1;
    }

    @Override
    public Permission permission() {
        return permission.get();
    }

    @Override
    public void done(SubmitResult result) {
        results.add(this, result);
    }

    @Override
    public void doneLate(SubmitResult result) {
        results.add(this, result);
    }
}
