package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.AccountSettings.Credentials;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Endpoint;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Limits;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Timers;
import io.onbehalf.conversation.carrier.smpp.session.BindPauses;
import io.onbehalf.conversation.carrier.smpp.session.BindRefusedException;
import io.onbehalf.conversation.carrier.smpp.session.SmscSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One account at an SMSC. Keeps it bound: binds again whenever a bind ended or was of no use.
public final class SmppAccount {

    private static final Logger LOG = LoggerFactory.getLogger(SmppAccount.class);

    private static final long OUTAGE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CHECK_INTERVAL_MS = 100;

    private final AccountSettings settings;
    private final InboundListener listener;
    private final InstantSource clock;
    private final AccountRate rate;
    private final BindPauses pauses = new BindPauses();
    private final Thread binder;
    private volatile @Nullable SmppBind current;
    private volatile boolean running = true;
    private volatile boolean allowed;
    private volatile long usableNanos = System.nanoTime();

    public SmppAccount(AccountSettings settings, InboundListener listener, InstantSource clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.allowed = settings.limits().instances() == Limits.EVERYWHERE;
        this.rate = new AccountRate(settings.limits().perSecond(), System::nanoTime);
        this.binder =
                Thread.ofPlatform().daemon().name("smpp-bind-" + settings.name()).unstarted(this::keepBound);
    }

    public void start() {
        usableNanos = System.nanoTime();
        binder.start();
    }

    /// Says which instance of the service this is, as an account may be bound on some only, and as all that
    /// submit over it share its rate. Until it is said, an account that is bound on some only is not bound.
    ///
    /// @param rank how many instances have a better right to a bind
    /// @param submitting how many instances submit SMS
    public void onInstance(int rank, int submitting) {
        int most = settings.limits().instances();
        allowed = most == Limits.EVERYWHERE || rank < most;
        rate.shareAmong(Math.min(submitting, most));
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

    /// True if it can submit, or could a moment ago: a bind that is made anew in that time is no outage.
    public boolean isUsable() {
        if (settings.canTransmit() && isBound()) {
            usableNanos = System.nanoTime();
            return true;
        }
        return settings.canTransmit() && System.nanoTime() - usableNanos < OUTAGE_NANOS;
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
        boolean trusted = true;
        while (running) {
            Duration pause;
            try {
                awaitAllowed();
                SmppBind bind = bind(trusted);
                trusted = awaitEnd(bind);
                pause = pauses.afterBind(bind.lived(), bind.hasAnswered());
                LOG.warn(
                        "account {}: the bind to {} {}",
                        settings.name(),
                        settings.endpoint(),
                        trusted ? "ended" : "gave no answers, or the SMSC did not know it");
            } catch (BindRefusedException e) {
                pause = pauses.afterRefusal(e.commandStatus());
                LOG.warn("account {}: {} {}", settings.name(), settings.endpoint(), e.getMessage());
            } catch (IOException e) {
                pause = pauses.afterFailure();
                logFailure(e);
            } catch (RuntimeException | Error e) {
                // An Error too: without this thread the account would never be bound again.
                pause = pauses.afterFailure();
                logFailure(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!pause(pause.toMillis())) {
                return;
            }
        }
    }

    /// Without the exception's text, which may quote the password.
    private void logFailure(Throwable problem) {
        LOG.warn(
                "account {}: no bind to {}: {}",
                settings.name(),
                settings.endpoint(),
                SafeDescription.of(problem));
    }

    private SmppBind bind(boolean trusted) throws IOException {
        Endpoint endpoint = settings.endpoint();
        Timers timers = settings.timers();
        InboundQueue inbound = new InboundQueue(inboundBind(), listener);
        SmscSession session =
                new SmscSession(endpoint.tls(), timers.transaction(), timers.enquireLink(), inbound);
        session.bind(endpoint.host(), endpoint.port(), bindParameter());
        try {
            SmppBind bind = new SmppBind(settings, session, inbound, rate, trusted);
            bind.start();
            current = bind;
            LOG.info("account {}: bound to {}", settings.name(), endpoint);
            return bind;
        } catch (RuntimeException | Error e) {
            inbound.close();
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

    private void awaitAllowed() throws InterruptedException {
        while (!allowed) {
            TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL_MS);
        }
    }

    /// Waits until a bind has ended or is of no use; the result is whether the SMSC answered as it should.
    private boolean awaitEnd(SmppBind bind) throws InterruptedException {
        try {
            while (running && allowed && bind.isBound() && !bind.isUseless()) {
                TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL_MS);
                bind.expire();
            }
        } catch (RuntimeException | Error e) {
            current = null;
            bind.close();
            throw e;
        }
        boolean trusted = !bind.isUseless();
        current = null;
        if (allowed) {
            bind.close();
        } else {
            bind.unbind();
        }
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
