package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.domain.CarrierError;
import io.onbehalf.conversation.domain.Delivery;
import io.onbehalf.conversation.domain.Encoding;
import io.onbehalf.conversation.domain.Gsm0338;
import io.onbehalf.conversation.domain.Ids.MessageId;
import io.onbehalf.conversation.domain.Refusal;
import io.onbehalf.conversation.domain.SubmitOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One account at a message centre: bound, kept alive, bound again when it broke, with a window of SMS that
/// wait for their response.
///
/// SMS leave in the order in which they were given, without waiting for each other's response. What the
/// message centre answers, or that nobody knows, goes to whoever gave them.
final class SmppLink {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);

    private static final int PROCESSORS = 16;
    private static final int QUEUE = 20_000;
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 15_000;
    private static final int UDH = 0x40;
    private static final byte UDH_LENGTH = 5;
    private static final byte CONCATENATED_8_BIT = 0;
    private static final byte CONCATENATED_LENGTH = 3;

    private final Account account;
    private final CarrierProperties properties;
    private final InboundHandler inbound;
    private final Consumer<SubmitResult> results;
    private final SubmitStatuses statuses;
    private final BlockingQueue<Submission> submissions = new LinkedBlockingQueue<>();
    private final Semaphore window;
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final Thread binder;
    private final Thread submitter;
    private volatile @Nullable SMPPSession session;
    private volatile boolean running = true;

    /// One SMS on its way to the message centre.
    private record Submission(OutboundMessage message, int part, String validity) {}

    SmppLink(
            Account account,
            CarrierProperties properties,
            InboundHandler inbound,
            Consumer<SubmitResult> results) {
        this.account = account;
        this.properties = properties;
        this.inbound = inbound;
        this.results = results;
        this.statuses = new SubmitStatuses(account);
        this.window = new Semaphore(account.window());
        this.binder =
                Thread.ofPlatform().daemon().name("smpp-bind-" + account.name()).unstarted(this::keepBound);
        this.submitter =
                Thread.ofPlatform().daemon().name("smpp-submit-" + account.name()).unstarted(this::submitAll);
    }

    void start() {
        binder.start();
        submitter.start();
    }

    /// Unbinds; what waits for a response is given up as unknown.
    void stop() {
        running = false;
        binder.interrupt();
        submitter.interrupt();
        SMPPSession open = session;
        if (open != null) {
            open.unbindAndClose();
        }
    }

    Account account() {
        return account;
    }

    boolean bound() {
        SMPPSession open = session;
        return open != null && open.getSessionState().isBound();
    }

    /// Whether SMS wait here for their response.
    boolean busy() {
        return given.get() > 0;
    }

    /// How many more SMS may be given now: the window, and as many as will find a place in it until the next
    /// are given, judged by how many did since the last time. More would only be more whose outcome is
    /// unknown after a crash.
    int credit() {
        int done = completed.getAndSet(0);
        return bound() && account.bindType() != CarrierProperties.Bind.RECEIVER
                ? Math.max(0, account.window() + 2 * done - given.get())
                : 0;
    }

    /// Submits one SMS; its result comes later, on another thread.
    void submit(OutboundMessage message, int part, Duration validFor) {
        given.incrementAndGet();
        submissions.add(new Submission(message, part, RelativeTime.of(validFor)));
    }

    private void submitAll() {
        while (running) {
            try {
                Submission next = submissions.take();
                window.acquire();
                WrittenSignal signal = new WrittenSignal();
                Thread.ofVirtual().start(() -> submit(next, signal));
                signal.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void submit(Submission submission, WrittenSignal signal) {
        SubmitResult result;
        signal.attach();
        try {
            result = submitted(submission, signal);
        } finally {
            signal.detach();
            window.release();
            given.decrementAndGet();
            completed.incrementAndGet();
        }
        results.accept(result);
    }

    private SubmitResult submitted(Submission submission, WrittenSignal signal) {
        SMPPSession open = session;
        if (open == null) {
            return result(submission, SubmitOutcome.RETRIABLE, null, null, false, false);
        }
        try {
            String id = send(open, submission);
            return result(submission, SubmitOutcome.ACCEPTED, id, null, false, false);
        } catch (NegativeResponseException e) {
            return refused(submission, e.getCommandStatus());
        } catch (PDUException e) {
            return rejected(submission, CarrierError.of(CarrierError.REJECTED), false);
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            return signal.begun()
                    ? result(
                            submission,
                            SubmitOutcome.OUTCOME_UNKNOWN,
                            null,
                            CarrierError.of(CarrierError.SUBMIT_UNKNOWN),
                            false,
                            false)
                    : result(submission, SubmitOutcome.RETRIABLE, null, null, false, false);
        }
    }

    private SubmitResult refused(Submission submission, int commandStatus) {
        if (statuses.retriable(commandStatus)) {
            return result(
                    submission,
                    SubmitOutcome.RETRIABLE,
                    null,
                    CarrierError.status(CarrierError.REJECTED, commandStatus),
                    true,
                    false);
        }
        boolean optedOut = statuses.optedOut(commandStatus);
        String code = optedOut ? Refusal.OPTED_OUT : CarrierError.REJECTED;
        return rejected(submission, CarrierError.status(code, commandStatus), optedOut);
    }

    private static SubmitResult rejected(Submission submission, CarrierError why, boolean optedOut) {
        return result(submission, SubmitOutcome.REJECTED, null, why, false, optedOut);
    }

    private static SubmitResult result(
            Submission submission,
            SubmitOutcome outcome,
            @Nullable String id,
            @Nullable CarrierError error,
            boolean slowDown,
            boolean optedOut) {
        return new SubmitResult(
                submission.message(), submission.part(), outcome, id, error, slowDown, optedOut);
    }

    private static String send(SMPPSession session, Submission submission)
            throws NegativeResponseException,
                    PDUException,
                    ResponseTimeoutException,
                    InvalidResponseException,
                    IOException {
        OutboundMessage message = submission.message();
        boolean concatenated = message.text().segmentCount() > 1;
        boolean gsm = message.text().encoding() == Encoding.GSM7;
        int reference =
                Delivery.reference(new MessageId(message.request().getMessageId()), submission.part());
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.request().getOutboundNumber()),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.request().getContactNumber()),
                        new ESMClass(concatenated ? UDH : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        submission.validity(),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        gsm ? DataCodings.ZERO : new GeneralDataCoding(Alphabet.ALPHA_UCS2),
                        (byte) 0,
                        octets(message, submission.part(), concatenated, gsm),
                        new OptionalParameter.User_message_reference((short) reference))
                .getMessageId();
    }

    private static byte[] octets(OutboundMessage message, int part, boolean concatenated, boolean gsm) {
        String text = message.text().parts().get(part - 1);
        byte[] body = gsm ? Gsm0338.encode(text) : text.getBytes(UTF_16BE);
        if (!concatenated) {
            return body;
        }
        byte[] octets = new byte[UDH_LENGTH + 1 + body.length];
        octets[0] = UDH_LENGTH;
        octets[1] = CONCATENATED_8_BIT;
        octets[2] = CONCATENATED_LENGTH;
        octets[3] = (byte) (Delivery.reference(new MessageId(message.request().getMessageId()), 0) >> 3);
        octets[4] = (byte) message.text().segmentCount();
        octets[5] = (byte) part;
        System.arraycopy(body, 0, octets, UDH_LENGTH + 1, body.length);
        return octets;
    }

    /// SMPP writes an international number without its plus.
    private static String digits(String e164) {
        return e164.substring(1);
    }

    private void keepBound() {
        long pause = FIRST_PAUSE_MS;
        while (running) {
            try {
                bind();
                pause = FIRST_PAUSE_MS;
                awaitEnd();
                LOG.warn(
                        "account {}: the link to {}:{} ended",
                        account.name(),
                        account.host(),
                        account.port());
            } catch (IOException e) {
                LOG.warn(
                        "account {}: no bind to {}:{}: {}",
                        account.name(),
                        account.host(),
                        account.port(),
                        e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!pause(pause)) {
                return;
            }
            pause = Math.min(LONGEST_PAUSE_MS, 2 * pause);
        }
    }

    private void bind() throws IOException {
        SMPPSession fresh = new SMPPSession(new SmppConnections(account.tls()));
        fresh.setTransactionTimer(properties.transactionTimer().toMillis());
        fresh.setEnquireLinkTimer((int) properties.enquireLink().toMillis());
        fresh.setPduProcessorDegree(PROCESSORS);
        fresh.setQueueCapacity(QUEUE);
        MessageReceiverListener listener = inbound.listener(account);
        fresh.setMessageReceiverListener(listener);
        try {
            fresh.connectAndBind(
                    account.host(),
                    account.port(),
                    new BindParameter(
                            account.bindType().type(),
                            account.systemId(),
                            account.password(),
                            account.systemType(),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null,
                            InterfaceVersion.IF_34),
                    properties.transactionTimer().toMillis());
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        session = fresh;
        LOG.info("account {}: bound to {}:{}", account.name(), account.host(), account.port());
    }

    private void awaitEnd() throws InterruptedException {
        while (running && bound()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        SMPPSession ended = session;
        session = null;
        if (ended != null) {
            ended.close();
        }
    }

    /// With jitter, so that many links don't come back all at once.
    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
