package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.session.SmscSession;
import io.onbehalf.conversation.carrier.smpp.session.SmscSilence;
import io.onbehalf.conversation.carrier.smpp.session.SubmitAnswer;
import io.onbehalf.conversation.carrier.smpp.session.SubmitListener;
import java.time.Duration;
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

    /// Waits no longer for answers that have not come for as long as the account says.
    void expire() {
        session.expire(account.timers().transaction());
    }

    /// An SMS waits in the queue, from which it can be recalled, until it has a place in the window. What can
    /// leave together leaves in one write to the network.
    private void submitAll() {
        while (!ended) {
            Submission next = null;
            try {
                enterWindow();
                next = waiting.poll();
                if (next == null) {
                    session.flush();
                    next = waiting.take();
                }
                submitNow(next);
                next = null; // on its way, or it has its result
                session.flushIfFull();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException | Error e) {
                breakOff(next, e);
            }
        }
        session.flush();
    }

    private void enterWindow() throws InterruptedException {
        if (!window.tryEnter()) {
            session.flush();
            window.enter();
        }
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

    private void submitNow(Submission submission) {
        SubmitResult withheld = write(submission);
        if (withheld != null) {
            window.leave();
            done(submission, withheld);
        }
    }

    /// Writes an SMS; the result is null if it is on its way, else why not.
    private @Nullable SubmitResult write(Submission submission) {
        try {
            return switch (submission.permission()) {
                case Submission.Denied(String reason) -> new SubmitResult.Withheld(reason);
                case Submission.Delayed() -> new SubmitResult.NotSent(true);
                case Submission.Granted(var atMost) -> {
                    session.submit(
                            new SubmitSmPdu(account.format(), session.takesParameters())
                                    .of(submission, atMost),
                            new Submitted(submission));
                    yield null;
                }
            };
        } catch (PDUStringException e) {
            return new SubmitResult.Malformed();
        } catch (RuntimeException | Error e) {
            // An Error too: without a result the SMS would wait for ever.
            LOG.error("account {}: an SMS can't be submitted now: {}", account.name(), SafeDescription.of(e));
            return new SubmitResult.NotSent(true);
        }
    }

    /// An SMS that is on its way.
    private final class Submitted implements SubmitListener {

        private final Submission submission;
        private final long sentNanos = System.nanoTime();

        Submitted(Submission submission) {
            this.submission = submission;
        }

        @Override
        public void answered(SubmitAnswer answer) {
            end(resultOf(answer));
        }

        @Override
        public void unanswered() {
            silence.unanswered(sentNanos);
            end(new SubmitResult.Unknown());
        }

        @Override
        public void ended() {
            end(new SubmitResult.Unknown());
        }

        @Override
        public void unsent() {
            end(new SubmitResult.NotSent(false));
        }

        @Override
        public void late(SubmitAnswer answer) {
            submission.doneLate(resultOf(answer));
        }

        private void end(SubmitResult result) {
            window.leave();
            done(submission, result);
        }
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

    /// Tells the result before the SMS leaves the window, so a caller that sees the bind idle has all
    /// results.
    private void done(Submission submission, SubmitResult result) {
        submission.done(result);
        window.done();
    }
}
