package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.AccountSettings.Credentials;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Endpoint;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Timers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One account at an SMSC. Keeps it bound: binds again whenever a bind ended or was of no use.
public final class SmppAccount {

    private static final Logger LOG = LoggerFactory.getLogger(SmppAccount.class);

    /// Many, because each inbound text occupies one until it is recorded, and the responses to submits must
    /// not wait behind them.
    private static final int PROCESSORS = 128;

    private static final int QUEUE_CAPACITY = 20_000;
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 15_000;
    private static final long CHECK_INTERVAL_MS = 100;

    private final AccountSettings settings;
    private final InboundListener listener;
    private final InstantSource clock;
    private final Thread binder;
    private volatile @Nullable SmppBind current;
    private volatile boolean running = true;

    public SmppAccount(AccountSettings settings, InboundListener listener, InstantSource clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.binder =
                Thread.ofPlatform().daemon().name("smpp-bind-" + settings.name()).unstarted(this::keepBound);
    }

    public void start() {
        binder.start();
    }

    /// Unbinds. The result of each SMS that waits for its response is [SubmitResult.Unknown].
    public void stop() {
        running = false;
        binder.interrupt();
        SmppBind bind = current;
        if (bind != null) {
            bind.unbind();
        }
    }

    public AccountSettings settings() {
        return settings;
    }

    public boolean isBound() {
        SmppBind bind = current;
        return bind != null && bind.isBound();
    }

    /// True if SMS wait here for their response.
    public boolean isBusy() {
        SmppBind bind = current;
        return bind != null && bind.isBusy();
    }

    /// The number of further SMS that may be submitted now.
    public int credit() {
        SmppBind bind = current;
        return bind == null || !settings.canTransmit() ? 0 : bind.credit();
    }

    /// Submits one SMS. Its result comes later, on another thread.
    public void submit(Submission submission) {
        SmppBind bind = current;
        if (bind == null) {
            submission.done(new SubmitResult.NotSent(false));
        } else {
            bind.submit(submission);
        }
    }

    /// Gives back the SMS that have not left: the result of each is [SubmitResult.NotSent].
    public void recall() {
        SmppBind bind = current;
        if (bind != null) {
            bind.recall();
        }
    }

    private void keepBound() {
        long pause = FIRST_PAUSE_MS;
        boolean trusted = true;
        while (running) {
            try {
                SmppBind bind = bind(trusted);
                trusted = awaitEnd(bind);
                pause = trusted ? FIRST_PAUSE_MS : pause;
                LOG.warn(
                        "account {}: the bind to {} {}",
                        settings.name(),
                        settings.endpoint(),
                        trusted ? "ended" : "gave no answers, or the SMSC did not know it");
            } catch (IOException e) {
                LOG.warn(
                        "account {}: no bind to {}: {}",
                        settings.name(),
                        settings.endpoint(),
                        e.getMessage());
            } catch (RuntimeException | Error e) {
                // An Error too: without this thread the account would never be bound again.
                LOG.error(
                        "account {}: no bind to {}: {}",
                        settings.name(),
                        settings.endpoint(),
                        SafeDescription.of(e));
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

    private SmppBind bind(boolean trusted) throws IOException {
        Endpoint endpoint = settings.endpoint();
        Timers timers = settings.timers();
        InboundOrder order = new InboundOrder();
        SMPPSession session =
                new SMPPSession(
                        order.sender(),
                        order.reader(),
                        new SmppConnections(endpoint.tls(), timers.transaction()));
        session.setTransactionTimer(timers.transaction().toMillis());
        session.setEnquireLinkTimer((int) timers.enquireLink().toMillis());
        session.setPduProcessorDegree(PROCESSORS);
        session.setQueueCapacity(QUEUE_CAPACITY);
        session.setMessageReceiverListener(new DeliverSmReceiver(inboundBind(), order, listener));
        try {
            session.connectAndBind(
                    endpoint.host(), endpoint.port(), bindParameter(), timers.transaction().toMillis());
            SmppBind bind = new SmppBind(settings, session, trusted);
            bind.start();
            current = bind;
            LOG.info("account {}: bound to {}", settings.name(), endpoint);
            return bind;
        } catch (IOException | RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private InboundBind inboundBind() {
        return new InboundBind(settings, settings.name() + "-" + UUID.randomUUID(), clock.instant());
    }

    private BindParameter bindParameter() {
        Credentials credentials = settings.credentials();
        return new BindParameter(
                settings.bindMode().type(),
                credentials.systemId(),
                credentials.password(),
                credentials.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
    }

    /// Waits until a bind has ended or is of no use; the result is whether the SMSC answered as it should.
    private boolean awaitEnd(SmppBind bind) throws InterruptedException {
        while (running && bind.isBound() && !bind.isUseless()) {
            TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL_MS);
        }
        boolean trusted = !bind.isUseless();
        current = null;
        bind.close();
        return trusted;
    }

    /// With jitter, so that many accounts don't bind again in the same moment.
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
