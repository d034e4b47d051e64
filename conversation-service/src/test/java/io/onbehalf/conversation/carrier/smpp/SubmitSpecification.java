package io.onbehalf.conversation.carrier.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;

/// A specification of what is submitted and what results.
abstract class SubmitSpecification extends OverSmpp {

    /// Records nothing, as nothing comes in.
    static final InboundListener NOBODY = (_, _) -> CompletableFuture.completedFuture(false);

    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

    SubmitSpecification() throws IOException {}

    /// The result of an SMS.
    record Result(TestSubmission submission, SubmitResult result) {}

    void add(TestSubmission submission, SubmitResult result) {
        results.add(new Result(submission, result));
    }

    TestSubmission sms(String text) {
        return new TestSubmission(text, TestSubmission::granted, this::add);
    }

    SmppAccount bound() throws InterruptedException {
        return bound(WINDOW);
    }

    SmppAccount bound(int window) throws InterruptedException {
        return bound(Accounts.account(smsc.port(), window), NOBODY);
    }

    /// Bound, and soon tired of waiting for an answer.
    SmppAccount impatient(int window) throws InterruptedException {
        return bound(Accounts.impatient(smsc.port(), window), NOBODY);
    }

    /// Waits for the next result.
    Result next() throws InterruptedException {
        return Objects.requireNonNull(results.poll(10, TimeUnit.SECONDS), "there is no result");
    }

    SubmitResult result() throws InterruptedException {
        return next().result();
    }

    /// Submits it; the results of earlier SMS may come in between.
    void isAccepted(SmppAccount account, TestSubmission sms)
            throws InterruptedException, PDUStringException, IOException {
        account.submit(sms);
        smsc.accept(smsc.submit(), "A1");
        Result result = next();
        while (!result.submission().equals(sms)) {
            result = next();
        }
        assertThat(result.result()).isEqualTo(new SubmitResult.Accepted("A1"));
    }

    static String text(SubmitSm sms) {
        return new String(sms.getShortMessage(), US_ASCII);
    }
}
