package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One bind of an account, with its window of SMS that wait for their response and those that wait for a
/// place in it.
///
/// A number's SMS leave in the order in which they were given, without waiting for each other's response.
/// What has not left when the bind ends may be submitted again.
final class SmppLine {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLine.class);

    /// So many in a row without an answer, and it is no use to submit more.
    private static final int SILENT = 3;

    private final Account account;
    private final SMPPSession session;
    private final Gate gate;
    private final Consumer<SubmitResult> results;
    private final SubmitStatuses statuses;
    private final BlockingQueue<Submission> waiting = new LinkedBlockingQueue<>();
    private final Semaphore window;
    private final AtomicBoolean trusted;
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Thread submitter;
    private volatile boolean forgotten;
    private volatile boolean broken;
    private volatile boolean ended;

    /// One SMS on its way to the message centre.
    private record Submission(OutboundMessage message, int part) {}

    /// @param trusted whether the message centre answers; else one SMS goes first, and its answer opens the
    ///   window
    SmppLine(
            Account account,
            SMPPSession session,
            Gate gate,
            Consumer<SubmitResult> results,
            boolean trusted) {
        this.account = account;
        this.session = session;
        this.gate = gate;
        this.results = results;
        this.statuses = new SubmitStatuses(account);
        this.window = new Semaphore(trusted ? account.window() : 1);
        this.trusted = new AtomicBoolean(trusted);
        this.submitter =
                Thread.ofPlatform().daemon().name("smpp-submit-" + account.name()).unstarted(this::submitAll);
    }

    void start() {
        submitter.start();
    }

    boolean bound() {
        return session.getSessionState().isBound();
    }

    boolean busy() {
        return given.get() > 0;
    }

    /// Whether it is bound and yet of no use: it gives no answers, or none but that it isn't bound; or we
    /// can't submit by it any more.
    boolean useless() {
        return forgotten || broken || unanswered.get() >= (trusted.get() ? SILENT : 1);
    }

    /// The window, and as many as will find a place in it until the next are given, judged by how many were
    /// answered since the last time. More would only be more whose outcome is unknown after a crash.
    int credit() {
        int since = answered.getAndSet(0);
        return bound() ? Math.max(0, (trusted.get() ? account.window() : 1) + 2 * since - given.get()) : 0;
    }

    void submit(OutboundMessage message, int part) {
        given.incrementAndGet();
        waiting.add(new Submission(message, part));
        if (ended) {
            recall();
        }
    }

    /// Gives back what has not left.
    void recall() {
        for (Submission next = waiting.poll(); next != null; next = waiting.poll()) {
            done(SubmitResult.notSent(next.message(), next.part(), false));
        }
    }

    void close() {
        end();
        session.close();
    }

    void unbind() {
        end();
        session.unbindAndClose();
    }

    private void end() {
        ended = true;
        submitter.interrupt();
        recall();
    }

    /// An SMS waits in the queue, whence it can be recalled, until it has a place in the window.
    private void submitAll() {
        Map<String, WrittenSignal> lastOfNumbers = new HashMap<>();
        while (!ended) {
            Submission next = null;
            try {
                window.acquire();
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
        WrittenSignal before = lastOfNumbers.put(next.message().number(), signal);
        Thread.ofVirtual().start(() -> submit(next, before, signal));
    }

    /// Nobody submits any more, so another bind is to submit what waits.
    private void breakOff(@Nullable Submission next, Throwable problem) {
        ended = true;
        broken = true;
        if (next != null) {
            done(SubmitResult.notSent(next.message(), next.part(), true));
        }
        LOG.error("account {}: this bind can submit no more: {}", account.name(), Trouble.of(problem));
    }

    private void submit(Submission submission, @Nullable WrittenSignal before, WrittenSignal signal) {
        SubmitResult result;
        try {
            if (before != null) {
                before.await();
            }
            signal.attach();
            result = submitted(submission.message(), submission.part(), signal);
        } catch (RuntimeException | Error e) {
            // An Error too: nobody else would tell what became of the SMS, and it would wait for ever.
            LOG.error("account {}: an SMS can't be submitted now: {}", account.name(), Trouble.of(e));
            result = ofNoAnswer(submission.message(), submission.part(), signal, true);
        } finally {
            signal.detach();
            window.release();
        }
        done(result);
    }

    /// Of what has no answer because something went wrong.
    private static SubmitResult ofNoAnswer(
            OutboundMessage message, int part, WrittenSignal signal, boolean slowDown) {
        return signal.begun()
                ? SubmitResult.unknown(message, part)
                : SubmitResult.notSent(message, part, slowDown);
    }

    /// The result is there before it is no longer waited for.
    private void done(SubmitResult result) {
        results.accept(result);
        given.decrementAndGet();
    }

    private SubmitResult submitted(OutboundMessage message, int part, WrittenSignal signal) {
        try {
            Optional<String> closed = gate.closedFor(message);
            if (closed.isPresent()) {
                return SubmitResult.rejected(message, part, CarrierError.of(closed.get()), false);
            }
            String id = SubmitPdu.send(session, message, part, gate.validFor(message));
            answered();
            return SubmitResult.accepted(message, part, id);
        } catch (NegativeResponseException e) {
            if (e.getCommandStatus() == SMPPConstant.STAT_ESME_RINVBNDSTS) {
                forgotten = true;
            } else {
                answered();
            }
            return refused(message, part, e.getCommandStatus());
        } catch (PDUException e) {
            return SubmitResult.rejected(message, part, CarrierError.of(CarrierError.REJECTED), false);
        } catch (ResponseTimeoutException e) {
            unanswered.incrementAndGet();
            return SubmitResult.unknown(message, part);
        } catch (InvalidResponseException | IOException e) {
            return ofNoAnswer(message, part, signal, false);
        }
    }

    private void answered() {
        answered.incrementAndGet();
        unanswered.set(0);
        if (!trusted.getAndSet(true)) {
            window.release(account.window() - 1);
        }
    }

    private SubmitResult refused(OutboundMessage message, int part, int commandStatus) {
        if (statuses.retriable(commandStatus)) {
            return new SubmitResult(
                    message,
                    part,
                    SubmitOutcome.RETRIABLE,
                    null,
                    CarrierError.status(CarrierError.REJECTED, commandStatus),
                    true,
                    false);
        }
        boolean optedOut = statuses.optedOut(commandStatus);
        String code = optedOut ? ConversationRefusals.OPTED_OUT : CarrierError.REJECTED;
        return SubmitResult.rejected(message, part, CarrierError.status(code, commandStatus), optedOut);
    }
}
