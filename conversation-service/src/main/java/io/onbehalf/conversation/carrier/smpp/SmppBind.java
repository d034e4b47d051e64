package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.session.SmscSession;
import io.onbehalf.conversation.carrier.smpp.session.SmscSilence;
import io.onbehalf.conversation.carrier.smpp.session.SubmitAnswer;
import io.onbehalf.conversation.carrier.smpp.session.WrittenSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One bind of an account: submits SMS, in a window of those that wait for their response.
///
/// A number's SMS leave in the order in which they were given, without waiting for each other's response. SMS
/// that have not left when the bind ends may be submitted again.
final class SmppBind {

    private static final Logger LOG = LoggerFactory.getLogger(SmppBind.class);

    private final AccountSettings account;
    private final SmscSession session;
    private final InboundQueue inbound;
    private final SubmitStatuses statuses;
    private final SubmitWindow window;
    private final BlockingQueue<Submission> waiting = new LinkedBlockingQueue<>();
    private final SmscSilence silence;
    private final AccountRate rate;
    private final Thread submitter;
    private final long startNanos = System.nanoTime();
    private volatile boolean forgotten;
    private volatile boolean broken;
    private volatile boolean ended;

    /// @param trusted whether the SMSC is known to answer; otherwise one SMS goes first, and its answer opens
    ///   the window
    SmppBind(
            AccountSettings account,
            SmscSession session,
            InboundQueue inbound,
            AccountRate rate,
            boolean trusted) {
        this.rate = rate;
        this.account = account;
        this.session = session;
        this.inbound = inbound;
        this.silence = new SmscSilence(account.timers().transaction());
        this.statuses =
                new SubmitStatuses(account.limits().retriableStatuses(), account.optOutCodes().statuses());
        this.window = new SubmitWindow(account.limits().window(), trusted);
        this.submitter =
                Thread.ofPlatform().daemon().name("smpp-submit-" + account.name()).unstarted(this::submitAll);
    }

    void start() {
        inbound.start();
        submitter.start();
    }

    boolean isBound() {
        return session.isBound();
    }

    /// How long ago it began.
    Duration lived() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /// True once the SMSC has answered a submit.
    boolean hasAnswered() {
        return silence.hasAnswered();
    }

    boolean isBusy() {
        return window.isBusy();
    }

    /// True if it is bound but useless: the SMSC gives no answers, or says that we aren't bound; or our own
    /// thread that submits has failed.
    boolean isUseless() {
        return forgotten || broken || silence.isTooLong(window.isTrusted(), System.nanoTime());
    }

    int credit() {
        int credit = Math.min(window.credit(), rate.allowance());
        return isBound() ? credit : 0;
    }

    void submit(Submission submission) {
        window.given();
        rate.take();
        waiting.add(submission);
        if (ended) {
            recall();
        }
    }

    /// Gives back what has not left.
    void recall() {
        for (Submission next = waiting.poll(); next != null; next = waiting.poll()) {
            done(next, new SubmitResult.NotSent(false));
        }
    }

    void close() {
        end();
        session.close();
    }

    void unbind() {
        end();
        session.unbind();
    }

    private void end() {
        ended = true;
        submitter.interrupt();
        inbound.close();
        recall();
    }

    /// An SMS waits in the queue, from which it can be recalled, until it has a place in the window.
    private void submitAll() {
        Map<String, WrittenSignal> lastOfNumbers = new HashMap<>();
        while (!ended) {
            Submission next = null;
            try {
                window.enter();
                next = waiting.take();
                launch(next, lastOfNumbers);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                breakOff(next, e);
            }
        }
    }

    private void launch(Submission next, Map<String, WrittenSignal> lastOfNumbers) {
        WrittenSignal signal = new WrittenSignal();
        WrittenSignal previous = lastOfNumbers.put(next.source(), signal);
        Thread.ofVirtual().start(() -> submit(next, previous, signal));
    }

    /// The thread that submits ends, so another bind must submit what waits.
    private void breakOff(@Nullable Submission next, Throwable problem) {
        ended = true;
        broken = true;
        if (next != null) {
            done(next, new SubmitResult.NotSent(true));
        }
        LOG.error(
                "account {}: this bind can submit no more: {}", account.name(), SafeDescription.of(problem));
    }

    private void submit(Submission submission, @Nullable WrittenSignal previous, WrittenSignal signal) {
        SubmitResult result;
        try {
            if (previous != null) {
                previous.await();
            }
            signal.attach();
            result = send(submission, signal);
        } catch (RuntimeException | Error e) {
            // An Error too: without a result the SMS would wait for ever.
            LOG.error("account {}: an SMS can't be submitted now: {}", account.name(), SafeDescription.of(e));
            result = afterFailure(signal, true);
        } finally {
            signal.detach();
            window.leave();
        }
        done(submission, result);
    }

    private SubmitResult send(Submission submission, WrittenSignal signal) {
        try {
            return switch (submission.permission()) {
                case Submission.Denied(String reason) -> new SubmitResult.Withheld(reason);
                case Submission.Delayed() -> new SubmitResult.NotSent(true);
                case Submission.Granted(var atMost) -> send(submission, atMost);
            };
        } catch (PDUStringException e) {
            return new SubmitResult.Malformed();
        } catch (IOException e) {
            return afterFailure(signal, false);
        }
    }

    private SubmitResult send(Submission submission, @Nullable Duration atMost)
            throws PDUStringException, IOException {
        long sentNanos = System.nanoTime();
        Optional<SubmitAnswer> answer =
                session.submit(
                        new SubmitSmPdu(account.format(), session.takesParameters()).of(submission, atMost),
                        account.timers().transaction(),
                        late -> submission.doneLate(resultOf(late)));
        if (answer.isEmpty()) {
            silence.unanswered(sentNanos);
        }
        return answer.map(this::resultOf).orElseGet(SubmitResult.Unknown::new);
    }

    private SubmitResult resultOf(SubmitAnswer answer) {
        if (answer.commandStatus() == SMPPConstant.STAT_ESME_RINVBNDSTS) {
            forgotten = true;
        } else {
            silence.answered();
            window.answered();
        }
        if (answer.commandStatus() == SMPPConstant.STAT_ESME_RTHROTTLED) {
            rate.throttled();
        }
        return answer.isAccepted()
                ? new SubmitResult.Accepted(answer.messageId())
                : new SubmitResult.Refused(answer.commandStatus(), statuses.meaning(answer.commandStatus()));
    }

    private static SubmitResult afterFailure(WrittenSignal signal, boolean slowDown) {
        return signal.begun() ? new SubmitResult.Unknown() : new SubmitResult.NotSent(slowDown);
    }

    /// Tells the result before the SMS leaves the window, so a caller that sees the bind idle has all
    /// results.
    private void done(Submission submission, SubmitResult result) {
        submission.done(result);
        window.done();
    }
}
